import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { app } from "../../worker/app.ts";

/** Settings of a call server that nobody answers for; its webhooks can be signed with this key all the same. */
export const UNREACHABLE = {
  LIVEKIT_URL: "ws://127.0.0.1:1",
  LIVEKIT_API_KEY: "key-of-the-tests",
  LIVEKIT_API_SECRET: "a secret of the tests, at least 32 characters long",
};

/** Sends requests to the Worker as it is deployed with these settings; what it leaves for after the answer is done, too. */
export function deployedWith(settings: Readonly<Record<string, string>>) {
  return async (
    path: string,
    {
      as,
      method = "GET",
      body,
      headers = {},
    }: { as?: { cookie: string }; method?: string; body?: string; headers?: Record<string, string> } = {},
  ): Promise<Response> => {
    const execution = createExecutionContext();
    const cookie = as ? { cookie: as.cookie } : {};
    const init = { method, headers: { ...cookie, ...headers }, ...(body === undefined ? {} : { body }) };
    const answer = await app.fetch(new Request(`http://localhost${path}`, init), { ...env, ...settings }, execution);
    await waitOnExecutionContext(execution);
    return answer;
  };
}
