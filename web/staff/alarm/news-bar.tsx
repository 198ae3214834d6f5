import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { consultationPath } from "../consultation/consultation-words.ts";
import { acceptFailures, putAway } from "./accept-consultation.ts";
import { news, newsWords, putNewsAway } from "./watch-consultations.ts";

function Item({ text, onPutAway, children }: { text: string; onPutAway: () => void; children?: ComponentChildren }) {
  return (
    <li class="news-item">
      <span>{text}</span>
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

/** News of consultations, on whichever page, until they are opened or put away; lies over the page so that nothing moves. */
export function NewsBar() {
  const { path } = useLocation();
  const shown = news.value.filter(({ row }) => consultationPath(row.id) !== path);
  const failures = [...acceptFailures.value];
  if (shown.length + failures.length === 0) return null;
  return (
    <section class="news" aria-label={m.note_region()}>
      <ul>
        {failures.map(([id, text]) => (
          <Item key={id} text={text} onPutAway={() => putAway(id)} />
        ))}
        {shown.map((one) => (
          <Item key={one.key} text={newsWords(one)} onPutAway={() => putNewsAway(one.key)}>
            <a class="btn btn-2 btn-xs" href={consultationPath(one.row.id)}>
              {m.consult_open()}
            </a>
          </Item>
        ))}
      </ul>
    </section>
  );
}
