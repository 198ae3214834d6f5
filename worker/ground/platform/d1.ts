import * as z from "zod/mini";
import type { FacilityId } from "#schema/ids.ts";
import type { Context } from "./context.ts";

export type Param = string | number | null | Uint8Array;

/** SQL with its parameters, to be run in a batch. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly Param[];
  /** The facility whose dispatcher has something to do once this is written. */
  readonly wakes?: FacilityId;
}

/** A statement whose rows are read into a domain value. */
export interface Query<T> extends Statement {
  readonly read: (rows: readonly unknown[]) => T;
}

type Answers<Q extends readonly Query<unknown>[]> = { -readonly [I in keyof Q]: Q[I] extends Query<infer T> ? T : never };

export const statement = (sql: string, ...params: readonly Param[]): Statement => ({ sql, params });

/** All rows, each parsed by `row`. A row that does not fit is a fault of ours and throws. */
export function many<S extends z.ZodMiniType>(row: S, sql: string, ...params: readonly Param[]): Query<z.infer<S>[]> {
  return { sql, params, read: (rows) => rows.map((each) => z.parse(row, each)) };
}

/** The first row, or null. */
export function one<S extends z.ZodMiniType>(row: S, sql: string, ...params: readonly Param[]): Query<z.infer<S> | null> {
  return { sql, params, read: (rows) => (rows.length === 0 ? null : z.parse(row, rows[0])) };
}

/** The same query, read further into another value. */
export function mapped<A, B>(query: Query<A>, to: (value: A) => B): Query<B> {
  return { sql: query.sql, params: query.params, read: (rows) => to(query.read(rows)) };
}

/** An answer that needs no database, so that a verb's list of queries keeps its shape. */
export function known<T>(value: T): Query<T> {
  return { sql: "SELECT 1 LIMIT 0", params: [], read: () => value };
}

export function prepare(db: D1Database, { sql, params }: Statement): D1PreparedStatement {
  return db.prepare(sql).bind(...params);
}

/** Runs all queries in one D1 call: a call costs as much as twenty statements. */
export async function load<const Q extends readonly Query<unknown>[]>(ctx: Pick<Context, "db">, queries: Q): Promise<Answers<Q>> {
  const results = await ctx.db.batch<unknown>(queries.map((query) => prepare(ctx.db, query)));
  return queries.map((query, index) => query.read(results[index]?.results ?? [])) as Answers<Q>;
}

/** SQLite's booleans. */
export const flag = z.pipe(
  z.int(),
  z.transform((value) => value === 1),
);
export const nullableFlag = z.pipe(
  z.nullable(z.int()),
  z.transform((value) => (value === null ? null : value === 1)),
);
export const toFlag = (value: boolean | null): number | null => (value === null ? null : value ? 1 : 0);

/** A column that holds JSON of this shape. */
export function json<S extends z.ZodMiniType>(shape: S) {
  return z.pipe(
    z.string(),
    z.transform((text): z.infer<S> => z.parse(shape, JSON.parse(text))),
  );
}
