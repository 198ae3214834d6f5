// The platform's types and Node's do not fit into one program (docs/architecture.md): the seed runs the Worker's verbs under Node,
// and these are the names that the verbs mention, no wider than they use them.
interface D1Result {
  readonly results: unknown[];
}
interface D1PreparedStatement {
  bind(...values: unknown[]): D1PreparedStatement;
}
interface D1Database {
  prepare(sql: string): D1PreparedStatement;
  batch<_Row = unknown>(statements: D1PreparedStatement[]): Promise<D1Result[]>;
}
interface Fetcher {
  fetch(request: Request): Promise<Response>;
}
interface DurableObjectNamespace {
  getByName(name: string): { fetch(input: string, init?: RequestInit): Promise<Response> };
}
