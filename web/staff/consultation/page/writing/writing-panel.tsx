import { useEffect, useRef } from "preact/hooks";
import type { ConsultationView } from "#schema/api/consultation.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { Icon } from "../../../../shared/ui/sprite.tsx";
import { staffName } from "../../../person-words.ts";
import { roomLeft } from "../../../ui/fields.tsx";
import { whenWord } from "../head/when-word.ts";
import { NotDone } from "../not-done.tsx";
import { otherSide } from "../side.ts";
import { useMessage } from "./use-message.ts";

const MOST = 2_000;

function Writer({ view }: { view: ConsultationView }) {
  const { text, type, sending, failure, run, submit } = useMessage(view);
  const room = roomLeft(text, MOST);
  const press = (event: KeyboardEvent) => {
    // A Vietnamese or Khmer word in the making is finished with Enter too.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    run();
  };
  return (
    <form class="stack tight" onSubmit={submit}>
      <NotDone failure={failure} title={m.consultation_not_sent()} />
      <div class="c-write">
        <textarea
          class="inp"
          rows={2}
          maxLength={MOST}
          aria-label={m.consultation_write_to({ who: otherSide(view) })}
          placeholder={m.consultation_write_to({ who: otherSide(view) })}
          title={m.consultation_enter_sends()}
          value={text}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={press}
        />
        <button type="submit" class="btn btn-s" aria-disabled={sending || text.trim() === ""}>
          {sending ? m.console_sending() : failure !== null ? m.dialog_send_again() : m.consultation_send()}
        </button>
      </div>
      {room && <small class="dim">{room}</small>}
    </form>
  );
}

/** Typed and not sent when it was closed: still there to be read and copied. */
function Unsent({ view }: { view: ConsultationView }) {
  const { text } = useMessage(view);
  if (text.trim() === "") return null;
  return (
    <div class="note">
      <Icon name="i-pen" />
      <b>{m.consultation_unsent()}</b>
      <span class="c-said">{text}</span>
    </div>
  );
}

export function Messages({ messages }: Pick<ConsultationView, "messages">) {
  return (
    <>
      {messages.map(({ id, by, at, text }) => (
        <p key={id} class="c-said">
          <b>{staffName(by)}</b> <small class="dim num">{whenWord(at)}</small>
          <br />
          {text}
        </p>
      ))}
    </>
  );
}

/** Writing beside the call: while it rings, when the call is lost, and where there is none. Oldest first; the newest is in sight. */
export function WritingPanel({ view }: { view: ConsultationView }) {
  const log = useRef<HTMLDivElement>(null);
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [view.messages.length]);
  return (
    <section class="panel c-writing" aria-label={m.consultation_writing()}>
      <h2>{m.consultation_writing()}</h2>
      <div class="in stack tight">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be scrolled with the keyboard too */}
        <div ref={log} class="c-log" role="log" aria-label={m.consultation_writing()} tabIndex={0}>
          {view.messages.length === 0 && <span class="dim">{m.consultation_no_messages()}</span>}
          <Messages messages={view.messages} />
        </div>
        {view.may.includes("write") ? (
          <>
            <p class="dim c-lock">
              <Icon name="i-lock" /> {m.consultation_goes_on()}
            </p>
            <Writer view={view} />
          </>
        ) : (
          <>
            <p class="dim">{m.consultation_writing_closed()}</p>
            <Unsent view={view} />
          </>
        )}
      </div>
    </section>
  );
}
