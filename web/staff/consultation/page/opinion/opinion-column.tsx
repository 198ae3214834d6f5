import { useSignal } from "@preact/signals";
import type { ConsultationView } from "#schema/api/consultation.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { DeclineDialog } from "../acts/reason-dialog.tsx";
import { Rings } from "../acts/rings.tsx";
import { isStation } from "../side.ts";
import { KeptDraft } from "./kept-draft.tsx";
import { OpinionForm } from "./opinion-form.tsx";
import { SignedOpinion } from "./signed-opinion.tsx";

/** The form for the doctor who has it; else what was signed, or that nothing is signed yet. */
export function OpinionColumn({ view }: { view: ConsultationView }) {
  const correcting = useSignal(false);
  const handingBack = useSignal(false);
  const newest = view.opinions.at(-1);
  const stop = () => {
    correcting.value = false;
  };
  if (view.may.includes("decide"))
    return (
      <div class="c-right">
        <OpinionForm
          view={view}
          signed={null}
          onDone={stop}
          onHandBack={
            view.may.includes("decline")
              ? () => {
                  handingBack.value = true;
                }
              : undefined
          }
        />
        {handingBack.value && (
          <DeclineDialog
            view={view}
            onClose={() => {
              handingBack.value = false;
            }}
          />
        )}
      </div>
    );
  return (
    <div class="c-right">
      {newest && correcting.value && view.may.includes("correct") && <OpinionForm view={view} signed={newest} onDone={stop} />}
      {newest ? (
        <SignedOpinion
          view={view}
          newest={newest}
          onCorrect={
            correcting.value
              ? null
              : () => {
                  correcting.value = true;
                }
          }
        />
      ) : (
        <section class="panel c-opinion" aria-label={m.consultation_opinion()}>
          <h2>{m.consultation_opinion()}</h2>
          <p class="in dim">
            {isStation(view) && view.state !== "withdrawn" ? m.consultation_opinion_comes() : m.consultation_no_opinion()}
          </p>
        </section>
      )}
      {!isStation(view) && <KeptDraft id={view.id} />}
      <Rings view={view} />
    </div>
  );
}
