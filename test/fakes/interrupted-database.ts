/** A D1 database in which something happens right after the first call: between what a verb loads and what it commits. */
export function interruptedDatabase(db: D1Database, between: () => Promise<void>): D1Database {
  let calls = 0;
  return new Proxy(db, {
    get(target, name) {
      if (name === "batch") {
        return async (statements: D1PreparedStatement[]) => {
          const results = await target.batch(statements);
          if (calls++ === 0) await between();
          return results;
        };
      }
      const member: unknown = Reflect.get(target, name);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}
