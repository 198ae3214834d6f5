import type { Param, Statement } from "../../worker/ground/platform/d1.ts";

function literal(value: Param | undefined): string {
  if (value === null) return "NULL";
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value === "string" && !value.includes("\0")) return `'${value.replaceAll("'", "''")}'`;
  throw new TypeError(`No literal for ${typeof value}`);
}

/** A statement with its values in it: a file of SQL takes no parameters. Our statements hold no question mark of their own. */
export function sqlText({ sql, params }: Statement): string {
  const parts = sql.split("?");
  if (parts.length !== params.length + 1) throw new Error(`${params.length} values for ${parts.length - 1} places`);
  return `${parts.map((part, at) => (at < params.length ? part + literal(params[at]) : part)).join("")};\n`;
}
