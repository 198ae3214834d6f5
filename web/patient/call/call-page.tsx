import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import type { DevicePerson } from "#schema/api/access.ts";
import { admission } from "#schema/api/consultation.ts";
import { call } from "../../shared/api.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Face } from "../person/face.tsx";
import { nameHere } from "../person/named-here.ts";
import { online, people, person, refreshSession } from "../session/session.ts";
import { useWhileVisible } from "../session/while-visible.ts";
import { BottomBar, OfflineBar } from "../shell/bars.tsx";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { type Refusal, refusalOf, standingOf } from "./call-standing.ts";
import { NoCall } from "./no-call.tsx";
import { OpenCall } from "./open-call.tsx";
import { placeBefore } from "./place-before.ts";
import "./call.css";

const POLL_MS = 5_000;

/** The person asked into this call, as last heard: whoever is in it stays named when the invitation is gone. */
function useInvited(consultationId: string) {
  const last = useRef<DevicePerson | null>(null);
  const isHeard = useSignal(false);
  useWhileVisible(
    async () => {
      await refreshSession();
      isHeard.value = true;
    },
    POLL_MS,
    consultationId,
  );
  const invited = people.value.find(({ call: asked }) => asked?.consultationId === consultationId) ?? null;
  last.current = invited ?? last.current;
  return { of: last.current, isInvited: invited !== null, isHeard: isHeard.value };
}

function Top({ of }: { of: DevicePerson | null }) {
  return (
    <header class="p-top">
      {of ? (
        <span class="who">
          <Face of={of} />
          <b>{nameHere(of)}</b>
        </span>
      ) : (
        <b class="p-title">{m.pcall_title()}</b>
      )}
      <LanguageSwitch />
    </header>
  );
}

/** The call of a consultation, on the phone: who asks about whom, the call, and how to go on without it. */
export default function CallPage() {
  const { params } = useRoute();
  const { route } = useLocation();
  const consultationId = params.consultationId ?? "";
  const refusal = useSignal<Refusal | null>(null);
  const hasAsked = useSignal(false);
  const { of, isInvited, isHeard } = useInvited(consultationId);
  const admit = async () => {
    hasAsked.value = true;
    try {
      return await call(`/api/phone/consultations/${consultationId}/call`, admission, { method: "POST" });
    } catch (error) {
      refusal.value = refusalOf(error);
      throw error;
    }
  };
  const standing = standingOf({
    isHeard,
    isInvited,
    isOnline: online.value,
    hasAsked: hasAsked.value,
    refusal: refusal.value,
  });
  const leave = () => route(placeBefore(), true);
  return (
    <>
      <Top of={of} />
      <OfflineBar danger />
      <main class="p-main tight">
        {standing === "loading" && <p class="dim">{m.loading()}</p>}
        {standing === "open" && of && <OpenCall consultationId={consultationId} of={of} admit={admit} />}
        {standing !== "open" && standing !== "loading" && (
          <NoCall why={standing} of={of ?? person.value} again={() => (refusal.value = null)} />
        )}
      </main>
      <BottomBar>
        <button type="button" class="btn btn-2 leave-call" onClick={leave}>
          {m.pcall_leave()}
        </button>
      </BottomBar>
    </>
  );
}
