import { env } from "cloudflare:workers";
import { expect } from "vitest";
import type * as z from "zod/mini";
import { problem } from "#schema/api/problem.ts";

/** The body of an answer, which must have this status and this shape. */
export async function read<S extends z.ZodMiniType>(response: Response, status: number, shape: S): Promise<z.infer<S>> {
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(status);
  return shape.parse(body);
}

/** The problem an answer reports, which must be of this type. */
export async function problemOf(response: Response, type: string): Promise<z.infer<typeof problem>> {
  const body: unknown = await response.json();
  expect(body).toMatchObject({ type, status: response.status });
  return problem.parse(body);
}

/** The cookie an answer sets, as a later request sends it. */
export function cookieOf(response: Response): { cookie: string } {
  const [cookie = ""] = (response.headers.get("set-cookie") ?? "").split(";");
  return { cookie };
}

/** One column of the first row, for what no route shows. */
export async function column(sql: string, ...params: unknown[]): Promise<unknown> {
  const row = await env.DB.prepare(sql)
    .bind(...params)
    .first<Record<string, unknown>>();
  return row ? Object.values(row)[0] : null;
}

/** Changes rows behind the service's back, to let time pass or trouble happen. */
export async function alter(sql: string, ...params: unknown[]): Promise<void> {
  await env.DB.prepare(sql)
    .bind(...params)
    .run();
}
