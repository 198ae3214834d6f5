import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useRoute } from "preact-iso";
import { type Certificate, certificate } from "#schema/api/aftercare.ts";
import { CertificateSheet } from "../../shared/certificate/certificate-sheet.tsx";
import { m } from "../../shared/paraglide/messages.js";
import { serverNow } from "../session/clock.ts";
import { ask } from "../session/request.ts";
import { usePageTitle } from "../shell/page-title.ts";
import { Broken, Loading } from "../ui/state.tsx";

/** The certificate of an illness that has ended with recovery, printed at the station for whoever has no phone. */
export function CertificatePage() {
  usePageTitle(m.certificate_open());
  const { params } = useRoute();
  const { episodeId = "" } = params;
  const paper = useSignal<Certificate | null>(null);
  const failure = useSignal<unknown>(null);
  const load = async () => {
    failure.value = null;
    try {
      paper.value = await ask(`/api/episodes/${episodeId}/certificate`, certificate);
    } catch (error) {
      failure.value = error;
    }
  };
  useEffect(() => {
    paper.value = null;
    void load();
  }, [episodeId]);
  return (
    <main class="page page-narrow">
      <div class="acts">
        <a class="btn btn-2 btn-s" href={`/staff/patients/${episodeId}`}>
          {m.certificate_to_patient()}
        </a>
        {paper.value && (
          <button type="button" class="btn btn-s" onClick={() => print()}>
            {m.certificate_print()}
          </button>
        )}
      </div>
      {failure.value !== null && <Broken error={failure.value} onRetry={() => void load()} />}
      {failure.value === null && paper.value === null && <Loading what={m.certificate_loading()} />}
      {paper.value && <CertificateSheet of={paper.value} at={serverNow()} />}
    </main>
  );
}
