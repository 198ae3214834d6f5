import { m } from "../../../../shared/paraglide/messages.js";
import { useDraft } from "../../../ui/draft.ts";
import { dispositionWord } from "../../consultation-words.ts";
import { blankOpinion, opinionDraft } from "./opinion-draft.ts";
import { opinionKey } from "./use-opinion.ts";

/** A doctor typed an opinion and may not sign it any more, whatever became of the consultation: it is not taken from the screen. */
export function KeptDraft({ id }: { id: string }) {
  const { found, value } = useDraft(opinionKey(id, false), opinionDraft, blankOpinion);
  if (!found) return null;
  const { assessment, disposition, meanwhile, patientText } = value.value;
  const texts = [disposition && dispositionWord(disposition), assessment, meanwhile, patientText].filter(Boolean);
  return (
    <section class="panel" aria-label={m.consultation_kept_draft()}>
      <h2>{m.consultation_kept_draft()}</h2>
      <p class="in c-said">{texts.join("\n")}</p>
    </section>
  );
}
