/** What a database was asked: calls over the network, statements in them, and the rows that SQLite read and wrote. */
export interface DatabaseCount {
  calls: number;
  statements: number;
  rowsRead: number;
  rowsWritten: number;
}

/**
 * A D1 database that counts. Calls of `batch` are one call whatever they hold; rows are those of `meta`, which local D1 reports for
 * every statement. Only what the service uses is passed on: prepare with bind, all, first, run, and batch.
 */
export function countingDatabase(db: D1Database): { readonly db: D1Database; readonly count: DatabaseCount; reset(): void } {
  const count: DatabaseCount = { calls: 0, statements: 0, rowsRead: 0, rowsWritten: 0 };
  const add = <T>(result: D1Result<T>): D1Result<T> => {
    count.statements += 1;
    count.rowsRead += result.meta.rows_read;
    count.rowsWritten += result.meta.rows_written;
    return result;
  };
  const counted = new Proxy(db, {
    get(target, name) {
      if (name === "batch") {
        return async (statements: D1PreparedStatement[]) => {
          count.calls += 1;
          return (await target.batch(statements)).map(add);
        };
      }
      const member: unknown = Reflect.get(target, name);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
  const reset = (): void => void Object.assign(count, { calls: 0, statements: 0, rowsRead: 0, rowsWritten: 0 });
  return { db: counted, count, reset };
}
