import { existsSync, readFileSync } from "node:fs";
import * as z from "zod/mini";
import { Sentence } from "../install/sentence.mjs";

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (fault) {
    throw new Sentence(`${file} is no JSON: ${fault instanceof Error ? fault.message : "it cannot be read"}`);
  }
}

/** Reads a file that an operator wrote. Everything that is wrong in it is said at once, with its place. */
export function readJson<S extends z.ZodMiniType>(shape: S, file: string, example: string): z.infer<S> {
  if (!existsSync(file)) throw new Sentence(`${file} is not there. Begin with the example: cp ${example} ${file}`);
  const result = z.safeParse(shape, parsed(file), { error: z.locales.en().localeError });
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => `  ${path.join(".") || "the whole"}: ${message}`);
  throw new Sentence(`${file} is not right yet:\n${lines.join("\n")}`);
}
