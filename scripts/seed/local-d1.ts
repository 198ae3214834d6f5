import type { DatabaseSync, SQLInputValue, SQLOutputValue } from "node:sqlite";

/** As D1 hands rows over: plain objects, and bytes as lists of numbers. */
const asD1 = (row: Record<string, SQLOutputValue>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value instanceof Uint8Array ? Array.from(value) : value]));

function asInput(value: unknown): SQLInputValue {
  if (value === null || typeof value === "string" || typeof value === "number" || value instanceof Uint8Array) return value;
  throw new TypeError(`D1 takes no ${typeof value}`);
}

class LocalStatement implements D1PreparedStatement {
  readonly #database: DatabaseSync;
  readonly #sql: string;
  readonly #values: readonly SQLInputValue[];

  constructor(database: DatabaseSync, sql: string, values: readonly SQLInputValue[] = []) {
    this.#database = database;
    this.#sql = sql;
    this.#values = values;
  }

  bind(...values: unknown[]): LocalStatement {
    return new LocalStatement(this.#database, this.#sql, values.map(asInput));
  }

  rows(): Record<string, unknown>[] {
    return this.#database
      .prepare(this.#sql)
      .all(...this.#values)
      .map(asD1);
  }
}

/** The part of D1 that the verbs use, over the local database's own file: a batch is all or nothing. */
export function localD1(database: DatabaseSync): D1Database {
  const run = (statement: D1PreparedStatement): D1Result => {
    if (!(statement instanceof LocalStatement)) throw new TypeError("A statement of another database");
    return { results: statement.rows() };
  };
  return {
    prepare: (sql) => new LocalStatement(database, sql),
    batch: async (statements: D1PreparedStatement[]) => {
      database.exec("SAVEPOINT batch");
      try {
        const results = statements.map((statement) => run(statement));
        database.exec("RELEASE batch");
        return results;
      } catch (fault) {
        database.exec("ROLLBACK TO batch; RELEASE batch");
        throw fault;
      }
    },
  };
}
