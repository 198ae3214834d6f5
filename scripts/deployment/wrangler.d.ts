/** The one function of wrangler that the scripts use. Its own types bring the platform's with them, which do not fit beside Node's. */
declare module "wrangler" {
  interface RawConfig extends Record<string, unknown> {
    readonly d1_databases?: readonly Readonly<Record<string, unknown>>[];
  }
  export function experimental_readRawConfig(args: { readonly config: string }): { readonly rawConfig: RawConfig };
}
