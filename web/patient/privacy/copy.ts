import type { DevicePerson } from "#schema/api/access.ts";
import { type PersonExport, personExport } from "#schema/api/privacy.ts";
import { call } from "../../shared/api.ts";
import { language } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";

export const fetchCopy = (personId: string): Promise<PersonExport> => call(`/api/phone/people/${personId}/export`, personExport);

const REVOKE_AFTER_MS = 60_000;

/** A file whose first lines say what it is; the name of the file says nothing of an illness. */
export function saveAsFile(copy: PersonExport, { name }: DevicePerson): void {
  const text = JSON.stringify({ about: m.copy_about({ name }), language: language.value, ...copy }, null, 2);
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `dong-hanh-${new Date(copy.exportedAt).toISOString().slice(0, 10)}.json`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MS);
}
