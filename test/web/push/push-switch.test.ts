import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { PushSwitch } from "../../../web/shared/push/push-switch.ts";
import { stubBrowser } from "../patient/a-browser.ts";
import { aPushBrowser, KEY } from "./a-push-browser.ts";

const STAFF = "/api/staff/push-subscription";
const PHONE = "/api/device/push-subscription";

describe("the switch", () => {
  let here: ReturnType<typeof aPushBrowser>;
  let create: typeof import("../../../web/shared/push/push-switch.ts").createPushSwitch;
  let nurse: string | null;
  let desk: PushSwitch;
  let phone: PushSwitch;
  beforeAll(async () => {
    stubBrowser();
    create = (await import("../../../web/shared/push/push-switch.ts")).createPushSwitch;
  });
  beforeEach(() => {
    stubBrowser();
    here = aPushBrowser();
    nurse = "stf_ha";
    desk = create({ side: "staff", owner: () => nurse, isIosInBrowser: () => false });
    phone = create({ side: "patient", owner: () => "phone", isIosInBrowser: () => false });
    return () => {
      vi.unstubAllGlobals();
      vi.unstubAllEnvs();
    };
  });

  it("turned on hands the service this browser's address and the language, and each start does so again", async () => {
    await desk.turnOn();
    const told = { method: "PUT", path: STAFF, endpoint: here.endpoint(), language: "vi" };
    expect(here.asked).toEqual([told]);
    expect(desk.state.value).toBe("on");
    await desk.sync();
    expect(here.asked).toEqual([told, told]);
  });

  it("refused by the browser says so and tells the service nothing", async () => {
    here.browser.answers = "denied";
    await desk.turnOn();
    expect(desk.state.value).toBe("blocked");
    expect(here.asked).toEqual([]);
  });

  it("never says on when the service did not hear; the next start makes it true", async () => {
    here.service.reachable = false;
    await desk.turnOn();
    expect(desk.state.value).toBe("failed");
    here.service.reachable = true;
    await desk.sync();
    expect(desk.state.value).toBe("on");
    expect(here.asked).toMatchObject([{ method: "PUT", endpoint: here.endpoint() }]);
  });

  it("a permission that was taken back leaves it wanted in vain, until it is turned off or allowed again", async () => {
    await desk.turnOn();
    expect(desk.inVain.value).toBe(false);
    for (const permission of ["default", "denied"] as const) {
      here.browser.permission = permission;
      await desk.sync();
      expect([desk.state.value, desk.inVain.value]).toEqual([permission === "denied" ? "blocked" : "off", true]);
    }
    here.browser.permission = "granted";
    await desk.sync();
    expect([desk.state.value, desk.inVain.value]).toEqual(["on", false]);
    here.browser.permission = "denied";
    await desk.turnOff();
    expect([desk.state.value, desk.inVain.value]).toEqual(["blocked", false]);
  });

  it("nobody who never turned it on, or is signed out, is told that it fails", async () => {
    here.browser.permission = "denied";
    await desk.sync();
    expect(desk.inVain.value).toBe(false);
    here.browser.permission = "granted";
    await desk.turnOn();
    await desk.leave();
    expect(desk.inVain.value).toBe(false);
  });

  it("another window of the same nurse shows what is true now", async () => {
    const other = create({ side: "staff", owner: () => nurse, isIosInBrowser: () => false });
    await desk.turnOn();
    await other.look();
    expect(other.state.value).toBe("on");
    const asked = here.asked.length;
    await desk.turnOff();
    await other.look();
    expect(other.state.value).toBe("off");
    expect(here.asked.slice(asked)).toMatchObject([{ method: "DELETE" }]);
  });

  it("a change of what is kept is told, and what stays as it was is not", async () => {
    const { watchKeptPush } = await import("../../../web/shared/push/kept-push.ts");
    const changed = vi.fn();
    const stop = watchKeptPush(changed);
    await desk.turnOn();
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(2), { timeout: 10_000 });
    await desk.sync();
    await desk.turnOff();
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(4), { timeout: 10_000 });
    stop();
  });

  it("stays on without a network: the service still has the address", async () => {
    await desk.turnOn();
    here.service.reachable = false;
    await desk.sync();
    expect(desk.state.value).toBe("on");
  });

  it("the next nurse at this browser is not told of the last one's, who finds hers on again", async () => {
    await desk.turnOn();
    const first = here.endpoint();
    await desk.leave();
    expect(here.endpoint()).toBeNull();
    nurse = "stf_my";
    await desk.sync();
    expect(desk.state.value).toBe("off");
    expect(here.endpoint()).toBeNull();
    nurse = "stf_ha";
    await desk.sync();
    expect(desk.state.value).toBe("on");
    expect(here.endpoint()).not.toBe(first);
  });

  it("signed in over another's dead session the old address dies at once", async () => {
    await desk.turnOn();
    nurse = "stf_my";
    await desk.sync();
    expect(here.endpoint()).toBeNull();
    expect(desk.state.value).toBe("off");
  });

  it("a nurse's sign-out leaves the patient of the same browser told, under a new address", async () => {
    await phone.turnOn();
    await desk.turnOn();
    const shared = here.endpoint();
    await desk.leave();
    expect(here.endpoint()).not.toBe(shared);
    expect(here.asked.at(-1)).toMatchObject({ method: "PUT", path: PHONE, endpoint: here.endpoint() });
    await phone.sync();
    expect(phone.state.value).toBe("on");
  });

  it("turned off the address dies, also when the service does not hear it", async () => {
    await phone.turnOn();
    here.service.reachable = false;
    await phone.turnOff();
    expect(here.endpoint()).toBeNull();
    expect(phone.state.value).toBe("off");
    here.service.reachable = true;
    await phone.sync();
    expect(here.asked.filter(({ method }) => method === "PUT")).toHaveLength(1);
  });

  it("a phone that is signed out forgets the wish: whoever links it next is asked", async () => {
    await phone.turnOn();
    await phone.forget("phone");
    await phone.sync();
    expect(phone.state.value).toBe("off");
    expect(here.endpoint()).toBeNull();
  });

  it("a new key of the deployment makes a new address", async () => {
    await desk.turnOn();
    const old = here.endpoint();
    here.service.key = KEY.replace("B", "C");
    await desk.sync();
    expect(here.endpoint()).not.toBe(old);
    expect(here.asked.at(-1)).toMatchObject({ method: "PUT", endpoint: here.endpoint() });
  });

  it("is not there where the deployment has no key", async () => {
    here.service.key = null;
    await desk.sync();
    expect(desk.state.value).toBe("hidden");
  });
});
