import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { correctBody, decideBody, messageBody, type OpinionView } from "../../../../schema/api/consultation.ts";
import { accepted, anOpinion, decided, NOW } from "./a-consultation.ts";
import { atDesk, HOSPITAL, KHOA, NGA, stubDesk } from "./a-desk.ts";

stubDesk();
const sent: { readonly path: string; readonly body: unknown }[] = [];
const answer = { status: 204, problem: {} as object };
vi.stubGlobal("fetch", async (path: string, { body }: { body?: string }) => {
  sent.push({ path, body: JSON.parse(body ?? "null") });
  if (answer.status === 0) throw new TypeError("no network");
  return answer.status === 204 ? new Response(null, { status: 204 }) : Response.json(answer.problem, { status: answer.status });
});
const { useOpinion } = await import("../../../../web/staff/consultation/page/opinion/use-opinion.ts");
const { useMessage } = await import("../../../../web/staff/consultation/page/writing/use-message.ts");
const { OpinionForm } = await import("../../../../web/staff/consultation/page/opinion/opinion-form.tsx");
const { KeptDraft } = await import("../../../../web/staff/consultation/page/opinion/kept-draft.tsx");
const { minutesOf, blankOpinion, opinionBodyOf } = await import(
  "../../../../web/staff/consultation/page/opinion/opinion-draft.ts"
);
const { actFailure } = await import("../../../../web/staff/consultation/page/act.ts");
const { Refused } = await import("../../../../web/shared/api.ts");
const { session } = await import("../../../../web/staff/session/session.ts");
afterAll(() => {
  session.value = null;
  vi.unstubAllGlobals();
});

const view = accepted(["decline", "decide", "write"]);
/** Runs a hook in a component that is drawn once, and hands out what it gave. */
function used<T>(hook: () => T): T {
  const gave: T[] = [];
  renderToString(
    h(() => {
      gave.push(hook());
      return null;
    }, {}),
  );
  const [first] = gave;
  if (first === undefined) throw new Error("the hook did not run");
  return first;
}
const opinion = (signed: OpinionView | null = null) =>
  used(() => useOpinion(signed ? decided(["correct"], [signed]) : view, signed, () => {}));
const PATIENT = { timeout: 10_000 };
const settled = () => vi.waitFor(() => expect(sent.length).toBeGreaterThan(0), PATIENT);

beforeEach(() => {
  sent.length = 0;
  answer.status = 204;
  session.value = atDesk(KHOA, HOSPITAL, NOW);
  opinion().forget();
  opinion(anOpinion(1)).forget();
  used(() => useMessage(view)).type("");
});

describe("an opinion in the making", () => {
  it("is not signed without an assessment and a disposition, and says which is missing", () => {
    const { change, sign } = opinion();
    change({ assessment: "Viêm phổi" });
    sign.run();
    expect(sent).toEqual([]);
    const form = renderToString(h(OpinionForm, { view, signed: null, onDone: () => {} }));
    expect(form).toContain("còn thiếu: hướng xử trí.");
    expect(form).toContain('aria-disabled="true"');
  });

  it("stands in this tab with every letter, also for the next drawing of the page", () => {
    opinion().change({ assessment: "Viêm phổi nhẹ", disposition: "stay_home", minutes: "120" });
    expect(opinion().typed).toMatchObject({ assessment: "Viêm phổi nhẹ", disposition: "stay_home", minutes: "120" });
    expect(renderToString(h(OpinionForm, { view, signed: null, onDone: () => {} }))).toContain("đã lưu nháp");
  });

  it("shows beforehand what the phone will say", () => {
    opinion().change({ assessment: "Viêm phổi", disposition: "transfer_hospital", patientText: "Bác nằm sấp." });
    const form = renderToString(h(OpinionForm, { view, signed: null, onDone: () => {} }));
    expect(form).toContain("Sơn Thị Hạnh cần vào bệnh viện");
  });

  it("is sent once and forgotten when it is signed", async () => {
    opinion().change({ assessment: "Viêm phổi", disposition: "team_visit", meanwhile: "  " });
    const { sign } = opinion();
    sign.run();
    sign.run();
    await settled();
    await vi.waitFor(() => expect(opinion().typed.assessment).toBe(""), PATIENT);
    expect(sent).toHaveLength(1);
    expect(z.parse(decideBody, sent[0]?.body)).toMatchObject({
      disposition: "team_visit",
      meanwhile: null,
      remeasureMinutes: null,
    });
  });

  it("is kept when it was refused or the network was gone", async () => {
    opinion().change({ assessment: "Viêm phổi", disposition: "team_visit" });
    answer.status = 0;
    opinion().sign.run();
    await settled();
    expect(opinion().typed.assessment).toBe("Viêm phổi");
  });

  it("stays on the screen when the consultation was taken away from whoever typed it", () => {
    opinion().change({ assessment: "Viêm phổi, chưa ký" });
    expect(renderToString(h(KeptDraft, { id: view.id }))).toContain("Viêm phổi, chưa ký");
  });

  it("never takes minutes that cannot be read for 'as scheduled'", () => {
    const own = (ownMinutes: string) => ({
      ...blankOpinion(),
      assessment: "a",
      disposition: "stay_home" as const,
      minutes: "own",
      ownMinutes,
    });
    for (const text of ["", "4", "1441", "ba"]) {
      expect(minutesOf(own(text))).toBeNaN();
      expect(opinionBodyOf(own(text))).toBeNull();
    }
    expect(opinionBodyOf(own("45"))?.remeasureMinutes).toBe(45);
  });
});

describe("a correction", () => {
  it("begins with what was signed, wants a reason, and names the version that was read", async () => {
    const signed = anOpinion(3, { remeasureMinutes: 45 });
    const { typed, missing, change } = opinion(signed);
    expect(typed).toMatchObject({ assessment: signed.assessment, minutes: "own", ownMinutes: "45", version: 3 });
    expect(missing).toEqual(["reason"]);
    change({ reason: "Ghi nhầm liều" });
    opinion(signed).sign.run();
    await settled();
    expect(z.parse(correctBody, sent[0]?.body)).toMatchObject({ version: 3, reason: "Ghi nhầm liều" });
  });

  it("tells whose newer version must be read first", () => {
    opinion(anOpinion(1)).change({ reason: "Ghi nhầm" });
    const newer = decided(["correct"], [anOpinion(1), anOpinion(2, { by: NGA })]);
    const form = renderToString(h(OpinionForm, { view: newer, signed: anOpinion(2), onDone: () => {} }));
    expect(form).toContain("BS Thúy Nga vừa ký bản 2");
  });

  it("says who was first when the consultation moved on", () => {
    const problem = {
      type: "consultation-moved-on",
      title: "",
      status: 409,
      requestId: "",
      state: "decided",
      by: NGA,
      at: Date.now(),
    };
    expect(actFailure(new Refused(problem))).toContain("BS Thúy Nga đã ký ý kiến");
  });
});

describe("a message", () => {
  const message = () => used(() => useMessage(view));
  const ids = () => sent.map(({ body }) => z.parse(messageBody, body).id);

  it("is written once by a doubled press, and then forgotten", async () => {
    message().type("Môi không tím.");
    const { run } = message();
    run();
    run();
    await settled();
    await vi.waitFor(() => expect(message().text).toBe(""), PATIENT);
    expect(sent).toHaveLength(1);
  });

  it("stays with the same id when it was not sent, so that it is written once after all", async () => {
    message().type("Môi không tím.");
    answer.status = 0;
    message().run();
    await settled();
    expect(message().text).toBe("Môi không tím.");
    answer.status = 204;
    message().run();
    await vi.waitFor(() => expect(sent).toHaveLength(2), PATIENT);
    expect(new Set(ids()).size).toBe(1);
  });

  it("leaves alone what was typed while it was on its way", async () => {
    const { type, run } = message();
    type("Môi không tím.");
    run();
    type("Môi không tím. Đang nằm sấp.");
    await settled();
    await vi.waitFor(() => expect(message().text).toBe(" Đang nằm sấp."), PATIENT);
  });
});
