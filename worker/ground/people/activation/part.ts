import { renderSVG } from "uqr";
import type { Activation } from "#schema/api/enrolment.ts";
import type { PersonId } from "#schema/ids.ts";
import type { Context } from "../../platform/context.ts";
import type { Statement } from "../../platform/d1.ts";
import { codeHash } from "./code-hash.ts";
import { asShown, CODE_MS, newCode } from "./rules.ts";
import { insertActivation, revokeWaiting } from "./store.ts";

/** The code stands behind the #, which no browser sends: it is in no server's log. */
export const linkOf = (origin: string, code: string): string => `${origin}/a#${code}`;

/** A fresh activation of a person, and what to write for it: older ones that still wait are taken back. */
export async function issueActivation(
  ctx: Pick<Context, "ids" | "settings">,
  { personId, issuedBy, now }: { readonly personId: PersonId; readonly issuedBy: string; readonly now: number },
): Promise<{ readonly activation: Activation; readonly statements: readonly Statement[] }> {
  const { publicOrigin, sessionKey } = ctx.settings;
  const code = newCode(ctx.ids.below);
  const id = ctx.ids.next("act");
  const expiresAt = now + CODE_MS;
  const link = linkOf(publicOrigin, code);
  const stored = { id, codeHash: await codeHash(code, sessionKey), personId, issuedBy, at: now, expiresAt };
  return {
    activation: { id, code: asShown(code), link, qrSvg: renderSVG(link, { border: 2 }), expiresAt },
    statements: [revokeWaiting(personId, now), insertActivation(stored)],
  };
}
