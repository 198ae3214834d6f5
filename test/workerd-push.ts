import type { TestProject } from "vitest/node";
import webPush from "web-push";
import { startPushService } from "./push-service/service.ts";
import { startTextGateway } from "./text-gateway/gateway.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly push: Record<string, string>;
  }
}

/** A push service and a gateway of text messages on this machine for the Worker under test, and keys of a deployment of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [service, gateway] = [await startPushService(), await startTextGateway()];
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  project.provide("push", {
    VAPID_PUBLIC_KEY: publicKey,
    VAPID_PRIVATE_KEY: privateKey,
    VAPID_SUBJECT: "mailto:operator@dong-hanh.example",
    PUSH_TO_LOOPBACK: "1",
    PUSH_SERVICE: service.origin,
    ESMS_URL: `${gateway.origin}/`,
    ESMS_API_KEY: "a key",
    ESMS_SECRET_KEY: "a secret",
    ESMS_BRANDNAME: "DongHanh",
    ESMS_TIMEOUT_MS: "3000",
  });
  return async () => {
    await service.stop();
    await gateway.stop();
  };
}
