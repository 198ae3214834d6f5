import { writeFileSync } from "node:fs";
import { experimental_readRawConfig as readRawConfig } from "wrangler";
import type { Values } from "./values.ts";

/** Made anew by every command, so that it is never older than the repository's wrangler.toml. Beside it, for its paths to hold. */
export const CONFIG = ".wrangler-deployment.json";

/** As eSMS.vn documents it. */
const ESMS_URL = "https://rest.esms.vn/MainService.svc/json/SendMultipleMessage_V4_post_json/";

function varsOf({ publicOrigin, contact, calls, texts }: Values): Record<string, string> {
  return {
    PUBLIC_ORIGIN: publicOrigin,
    VAPID_SUBJECT: contact,
    ...(texts && { ESMS_URL: texts.url ?? ESMS_URL, ESMS_BRANDNAME: texts.brandname }),
    ...(calls && { LIVEKIT_URL: calls.url, ...(calls.apiUrl && { LIVEKIT_API_URL: calls.apiUrl }) }),
  };
}

/** The repository's configuration with a deployment's own values in it: everything else stays as it was tested. */
export function configOf(values: Values, source = "wrangler.toml"): Record<string, unknown> {
  const { rawConfig } = readRawConfig({ config: source });
  const [database, ...others] = rawConfig.d1_databases ?? [];
  if (database === undefined || others.length > 0) throw new Error("One database is what values.json has an id for");
  return {
    ...rawConfig,
    name: values.worker,
    vars: varsOf(values),
    d1_databases: [{ ...database, database_name: values.database.name, database_id: values.database.id }],
    routes: [{ pattern: new URL(values.publicOrigin).host, custom_domain: true }],
    // One address only: cookies, links and the call server's webhook belong to it.
    workers_dev: false,
    preview_urls: false,
  };
}

export function writeConfig(values: Values): string {
  writeFileSync(CONFIG, `${JSON.stringify(configOf(values), null, 2)}\n`);
  return CONFIG;
}
