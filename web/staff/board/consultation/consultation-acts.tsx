import { useLocation } from "preact-iso";
import type { ConsultationRow } from "#schema/api/consultation.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { acceptConsultation } from "../../alarm/accept-consultation.ts";
import { consultationPath } from "../../consultation/consultation-words.ts";
import { mayAccept } from "../../session/may.ts";
import { onlooker } from "./lane-state.ts";

/** Take it, or open it; to read an opinion is to open it. */
export function ConsultationActs({ row, small }: { row: ConsultationRow; small: boolean }) {
  const { route } = useLocation();
  const size = small ? " btn-xs" : "";
  const canAccept = (row.state === "ringing" || row.state === "unanswered") && mayAccept(row);
  const isUnread = row.state === "decided" && row.station.id === onlooker.value.facilityId;
  return (
    <>
      {canAccept && (
        <button
          type="button"
          class={`btn${size}`}
          data-accept
          tabIndex={small ? -1 : 0}
          onClick={() => void acceptConsultation(row, route)}
        >
          {m.consult_accept()}
        </button>
      )}
      <a class={`btn${isUnread ? "" : " btn-2"}${size}`} href={consultationPath(row.id)} tabIndex={small ? -1 : 0}>
        {isUnread ? m.consult_read_opinion() : m.consult_open()}
        <span class="sr">: {row.name}</span>
      </a>
    </>
  );
}
