import * as z from "zod/mini";
import { readJson } from "./read-json.ts";

/** The folder of a deployment's own files; git does not see it. */
export const DEPLOYMENT = "deployment";
export const VALUES = `${DEPLOYMENT}/values.json`;
const EXAMPLE = "docs/operations/values.example.json";

const isPlaceholder = (address: string): boolean => /\.example(?![\w.])|@example\./.test(address);
const own = z.refine<string>((address) => !isPlaceholder(address), "put in an address of your own");
const origin = z.refine<string>(
  (text) => URL.canParse(text) && new URL(text).protocol === "https:" && new URL(text).origin === text,
  "https:// and a host name, nothing behind it",
);

const calls = z.strictObject({
  /** As browsers reach it. */
  url: z.url({ protocol: /^wss$/, error: "wss:// and the host name of the call server" }).check(own),
  /** As the Worker reaches it, where that is another address. */
  apiUrl: z.optional(z.url({ protocol: /^https$/ })),
});

const texts = z.strictObject({
  /** The registered name that messages come from. */
  brandname: z.string().check(z.minLength(1), z.maxLength(11)),
  /** Where the gateway is, if not at its own address. */
  url: z.optional(z.url({ protocol: /^https$/ })),
});

/** What one deployment has of its own, beside its secrets. */
export const valuesShape = z.strictObject({
  worker: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,53}$/, "small letters, digits and hyphens")),
  publicOrigin: z.string().check(origin, own),
  database: z.strictObject({
    name: z.string().check(z.minLength(1)),
    id: z
      .uuid({ error: "the id that `wrangler d1 create` has printed" })
      .check(z.refine((id) => !/^[0-]+$/.test(id), "the id that `wrangler d1 create` has printed")),
  }),
  /** Where a push service writes to when our pushes trouble it: mailto: or https:. */
  contact: z.url({ protocol: /^(mailto|https)$/ }).check(own),
  /** null: this deployment has no call server. */
  calls: z.nullable(calls),
  /** null, or not there: this deployment sends no text messages. */
  texts: z.optional(z.nullable(texts)),
});
export type Values = z.infer<typeof valuesShape>;

export const readValues = (file: string = VALUES): Values => readJson(valuesShape, file, EXAMPLE);
