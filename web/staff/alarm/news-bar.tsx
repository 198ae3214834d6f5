import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { lanePlace, laneRows } from "../board/consultation/lane-state.ts";
import { narrow } from "../board/view.ts";
import { consultationPath } from "../consultation/consultation-words.ts";
import { acceptFailures, putAway } from "./accept-consultation.ts";
import { news, newsWords, putNewsAway } from "./watch-consultations.ts";

interface ItemProps {
  readonly text: string;
  readonly onPutAway: () => void;
  /** One's own act came to nothing: said at once. */
  readonly failed?: boolean;
  readonly children?: ComponentChildren;
}

function Item({ text, onPutAway, failed = false, children }: ItemProps) {
  return (
    <li class="news-item">
      <span {...(failed ? { role: "alert" } : {})}>{text}</span>
      {children}
      <button
        type="button"
        class="btn btn-q btn-xs news-away"
        onClick={onPutAway}
        aria-label={m.note_dismiss()}
        title={m.note_dismiss()}
      >
        <Icon name="i-x" />
      </button>
    </li>
  );
}

/** More than these would hide the page. */
const atOnce = (): number => (narrow.value ? 1 : 2);

/** Does the page show it itself: that very consultation, the list, or the board with the lane on top? */
function isOnPage(path: string, id: string): boolean {
  if (path === "/staff") return lanePlace.value === "above" && laneRows.value.places.some(({ row }) => row.id === id);
  return path === "/staff/consultations" || path === consultationPath(id);
}

/** News of consultations, on whichever page, until they are opened or put away; lies over the page so that nothing moves. */
export function NewsBar() {
  const { path } = useLocation();
  const shown = news.value.filter(({ row }) => !isOnPage(path, row.id));
  const failures = [...acceptFailures.value];
  if (shown.length + failures.length === 0) return null;
  return (
    <section class="news" aria-label={m.note_region()}>
      <ul>
        {failures.map(([id, text]) => (
          <Item key={id} text={text} failed onPutAway={() => putAway(id)} />
        ))}
        {shown.slice(0, atOnce()).map((one) => (
          <Item key={one.key} text={newsWords(one)} onPutAway={() => putNewsAway(one.key)}>
            <a class="btn btn-2 btn-xs" href={consultationPath(one.row.id)}>
              {m.consult_open()}
            </a>
          </Item>
        ))}
        {shown.length > atOnce() && (
          <li class="news-item">
            <a class="lnk" href="/staff/consultations">
              {m.note_more({ count: shown.length - atOnce() })}
            </a>
          </li>
        )}
      </ul>
    </section>
  );
}
