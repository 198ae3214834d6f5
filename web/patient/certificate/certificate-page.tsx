import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { DevicePerson } from "#schema/api/access.ts";
import { type Certificate, certificate } from "#schema/api/aftercare.ts";
import { call, Refused } from "../../shared/api.ts";
import { CertificateSheet } from "../../shared/certificate/certificate-sheet.tsx";
import { m } from "../../shared/paraglide/messages.js";
import { wordsOf } from "../../shared/problem-words.ts";
import { Icon } from "../../shared/ui/sprite.tsx";
import { siteNow } from "../session/clock.ts";
import { person } from "../session/session.ts";
import { HomeBar, OfflineBar } from "../shell/bars.tsx";
import { Heading } from "../shell/heading.tsx";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { StationNumber } from "../shell/station-calls.tsx";

function None({ of }: { of: DevicePerson }) {
  return (
    <section class="card stack">
      <Heading of="no certificate">{m.certificate_none()}</Heading>
      <p>{m.certificate_none_why()}</p>
      <StationNumber of={of.facility} />
    </section>
  );
}

const isNone = (error: unknown): boolean => error instanceof Refused && error.problem.type === "no-certificate";

function Failed({ of, error, again }: { of: DevicePerson; error: unknown; again: () => void }) {
  if (isNone(error)) return <None of={of} />;
  return (
    <section class="note" role="alert">
      <Icon name="i-x" />
      <b>{m.certificate_failed()}</b>
      <p>{wordsOf(error)}</p>
      <div class="note-do">
        <button type="button" class="btn btn-2 btn-full" onClick={again}>
          {m.certificate_again()}
        </button>
      </div>
    </section>
  );
}

function Paper({ of, episodeId }: { of: DevicePerson; episodeId: string }) {
  const paper = useSignal<Certificate | null>(null);
  const error = useSignal<unknown>(null);
  const load = async () => {
    error.value = null;
    try {
      paper.value = await call(`/api/phone/episodes/${episodeId}/certificate`, certificate);
    } catch (problem) {
      error.value = problem;
    }
  };
  useEffect(() => void load(), [episodeId]);
  if (error.value !== null) return <Failed of={of} error={error.value} again={load} />;
  if (paper.value === null)
    return (
      <p class="dim" role="status">
        {m.certificate_loading()}
      </p>
    );
  return (
    <>
      <CertificateSheet of={paper.value} at={siteNow.value} />
      <button type="button" class="btn btn-full" onClick={() => print()}>
        {m.certificate_print()}
      </button>
    </>
  );
}

/** The certificate of the person in use, to be shown, printed or saved. */
export default function CertificatePage() {
  const of = person.value;
  return (
    <>
      <header class="p-top">
        <a class="lang back" href="/course" aria-label={m.shell_back()}>
          <Icon name="i-right" class="ic flip" />
        </a>
        <b class="p-title">{m.certificate_open()}</b>
        <LanguageSwitch />
      </header>
      <OfflineBar />
      <main class="p-main">
        {of?.episodeId ? (
          <Paper key={of.episodeId} of={of} episodeId={of.episodeId} />
        ) : (
          <p class="dim">{m.certificate_none()}</p>
        )}
      </main>
      <HomeBar />
    </>
  );
}
