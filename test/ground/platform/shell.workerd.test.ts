import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { shell } from "../../../worker/ground/platform/shell.ts";

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; " +
  "worker-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; " +
  "connect-src 'self' wss://dong-hanh.example.vn";
const LIVEKIT = { LIVEKIT_API_KEY: "key", LIVEKIT_API_SECRET: "a secret of the tests, at least 32 characters long" };

async function policyOf(path: string, over: Record<string, string>): Promise<string | null> {
  const page = await shell({ ...env, ...over }, new Request(`https://dong-hanh.example.vn${path}`));
  await page.arrayBuffer();
  return page.headers.get("content-security-policy");
}

it.each(["/", "/staff/consultations/con_1"])("without a call server %s may connect to this service alone", async (path) => {
  expect(await policyOf(path, {})).toBe(POLICY);
});

it.each(["/", "/staff/consultations/con_1"])("with one %s may connect to it, and to nothing else", async (path) => {
  const secure = { ...LIVEKIT, LIVEKIT_URL: "wss://calls.example.vn:8443/some/path" };
  expect(await policyOf(path, secure)).toBe(`${POLICY} wss://calls.example.vn:8443 https://calls.example.vn:8443`);
  const plain = { ...LIVEKIT, LIVEKIT_URL: "ws://127.0.0.1:7880", LIVEKIT_API_URL: "http://livekit:7880" };
  expect(await policyOf(path, plain)).toBe(`${POLICY} ws://127.0.0.1:7880 http://127.0.0.1:7880`);
});

it("whoever comes straight to the check-in gets its part beside the start of the app, and every part that is named is there", async () => {
  const pageOf = async (path: string) => (await shell(env, new Request(`http://localhost${path}`))).text();
  const [home, checkin] = [await pageOf("/"), await pageOf("/checkin")];
  expect(await pageOf("/course")).toBe(home);
  const [, part = ""] = /<link rel="modulepreload" crossorigin href="([^"]+)"/.exec(checkin) ?? [];
  expect(home).not.toContain(part || "nothing");
  expect(checkin.replace(/ *<link rel="modulepreload".*\n/, "")).toBe(home);
  const found = await shell(env, new Request(`http://localhost${part}`));
  await found.arrayBuffer();
  expect(found.status).toBe(200);
});

it("who is on the phone is asked for ahead of the app by a phone, and by nobody else", async () => {
  const asksAhead = async (path: string, cookie: string) => {
    const page = await shell(env, new Request(`http://localhost${path}`, { headers: { cookie } }));
    await page.arrayBuffer();
    return page.headers.get("link");
  };
  expect(await asksAhead("/", "device=token")).toBe("</api/phone/session>; rel=preload; as=fetch; crossorigin");
  expect(await asksAhead("/", "staff=token")).toBeNull();
  expect(await asksAhead("/staff", "device=token; staff=token")).toBeNull();
  expect(await asksAhead("/icon.svg", "device=token")).toBeNull();
});
