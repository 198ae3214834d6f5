import { pushKey, subscribeBody } from "#schema/api/push.ts";
import { pushTried } from "#schema/api/reminder.ts";
import { type Endpoint, endpoint } from "../../platform/endpoint.ts";
import { ok } from "../../platform/result.ts";
import { phoneSubscriber, staffSubscriber, subscribeBrowser, unsubscribeBrowser } from "./subscribe-browser.ts";
import { tryPush } from "./try-push.ts";

const sides = [
  {
    path: "/api/staff/push-subscription",
    who: "staff",
    whose: "a professional's browser",
    subscriberOf: staffSubscriber,
    failures: ["not-signed-in", "password-must-change"],
  },
  {
    path: "/api/device/push-subscription",
    who: "phone",
    whose: "a family's phone",
    subscriberOf: phoneSubscriber,
    failures: ["not-signed-in"],
  },
] as const;

/** Who wants to be told, and the key that a browser asks the push service with. */
export const pushEndpoints: readonly Endpoint[] = [
  endpoint({
    method: "GET",
    path: "/api/push-key",
    summary: "The public key of this deployment's pushes; null: it has none",
    who: "anyone",
    reply: pushKey,
    status: 200,
    failures: [],
    handle: async (ctx) => ok({ body: { publicKey: ctx.settings.push?.publicKey ?? null } }),
  }),
  endpoint({
    method: "POST",
    path: "/api/device/push-try",
    summary: "Send this phone a push now, to see whether it comes",
    who: "phone",
    reply: pushTried,
    status: 200,
    failures: ["not-signed-in", "too-many-tries", "too-busy"],
    handle: async (ctx, { credential }) => {
      const result = await tryPush(ctx, credential);
      return result.ok ? ok({ body: result.value }) : result;
    },
  }),
  ...sides.flatMap(({ path, who, whose, subscriberOf, failures }) => [
    endpoint({
      method: "PUT",
      path,
      summary: `Have ${whose} told by push; sent again at each start, it changes nothing`,
      who,
      body: subscribeBody,
      reply: null,
      status: 204,
      failures: [...failures, "invalid-body", "too-busy"],
      handle: async (ctx, { credential, body }) => {
        const subscriber = await subscriberOf(ctx, credential);
        if (!subscriber.ok) return subscriber;
        const done = await subscribeBrowser(ctx, subscriber.value, body);
        return done.ok ? ok({ body: null }) : done;
      },
    }),
    endpoint({
      method: "DELETE",
      path,
      summary: `Have ${whose} told no more`,
      who,
      reply: null,
      status: 204,
      failures: [...failures, "too-busy"],
      handle: async (ctx, { credential }) => {
        const subscriber = await subscriberOf(ctx, credential);
        if (!subscriber.ok) return subscriber;
        const done = await unsubscribeBrowser(ctx, subscriber.value);
        return done.ok ? ok({ body: null }) : done;
      },
    }),
  ]),
];
