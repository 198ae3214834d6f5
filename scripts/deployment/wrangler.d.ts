/** The two functions of wrangler that the scripts use. Its own types bring the platform's with them, which do not fit beside Node's. */
declare module "wrangler" {
  interface RawConfig extends Record<string, unknown> {
    readonly d1_databases?: readonly Readonly<Record<string, unknown>>[];
  }
  /** The Worker of a configuration as Miniflare takes it (its fourth version's words). */
  export function unstable_getMiniflareWorkerOptions(config: string): {
    readonly workerOptions: Readonly<Record<string, unknown>> & { readonly modulesRules?: unknown };
  };
  export function experimental_readRawConfig(args: { readonly config: string }): { readonly rawConfig: RawConfig };
}
