import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { DevicePerson } from "#schema/api/access.ts";
import { type DataRequestView, dataRequestView, personPrivacy } from "#schema/api/privacy.ts";
import { call } from "../../shared/api.ts";
import { clockTime, dayNumber } from "../../shared/locale.ts";
import { newId } from "../../shared/new-id.ts";
import { m } from "../../shared/paraglide/messages.js";
import { wordsOf } from "../../shared/problem-words.ts";
import { Icon } from "../../shared/ui/sprite.tsx";
import { Dialog } from "../shell/dialog.tsx";

const when = (at: number): string => `${clockTime(at)}, ${dayNumber(at)}`;

function Step({ done, human = false, words, at }: { done: boolean; human?: boolean; words: string; at?: number | null }) {
  return (
    <li class={done ? (human ? "human" : "") : "wait"}>
      <span class="dot">{done && <Icon name="i-check" />}</span>
      <span>{words}</span>
      {at != null && <time dateTime={new Date(at).toISOString()}>{dayNumber(at)}</time>}
    </li>
  );
}

function answerWord({ state, by }: DataRequestView): string {
  const who = by ? `${by.title} ${by.name}` : "";
  if (state === "taken") return m.deletion_taken({ who });
  return state === "done" ? m.deletion_done({ who }) : m.deletion_declined({ who });
}

/** A wish and how far it has come, like the receipt of a check-in. */
function Wish({ request }: { request: DataRequestView }) {
  const { state, askedAt, movedAt, message, answer } = request;
  return (
    <article class="wish">
      {message && <blockquote>{message}</blockquote>}
      <ol class="chain">
        <Step done words={m.deletion_sent()} at={askedAt} />
        {state === "sent" ? (
          <Step done={false} words={m.deletion_waits()} />
        ) : (
          <Step done human words={answerWord(request)} at={movedAt} />
        )}
      </ol>
      {answer && <p>“{answer}”</p>}
    </article>
  );
}

interface AskProps {
  readonly of: DevicePerson;
  readonly asked: (request: DataRequestView) => void;
  readonly close: () => void;
}

function Ask({ of, asked, close }: AskProps) {
  const message = useSignal("");
  const sending = useSignal(false);
  const error = useSignal<unknown>(null);
  // One id for all tries: what was lost on its way is the same wish again.
  const id = useSignal(newId("drq"));
  const go = async () => {
    if (sending.value) return;
    [sending.value, error.value] = [true, null];
    const text = message.value.trim().normalize("NFC");
    try {
      const body = { id: id.value, recordedAt: Date.now(), message: text === "" ? null : text };
      asked(await call(`/api/phone/people/${of.personId}/data-requests`, dataRequestView, { method: "POST", body }));
      close();
    } catch (problem) {
      error.value = problem;
    }
    sending.value = false;
  };
  return (
    <Dialog title={m.deletion_ask()} close={close}>
      <p>{m.deletion_station({ station: of.facility.shortName })}</p>
      <label class="lb" for="wish">
        {m.deletion_message()}
      </label>
      <textarea
        id="wish"
        class="inp"
        rows={3}
        maxLength={1000}
        value={message.value}
        onInput={({ currentTarget }) => {
          message.value = currentTarget.value;
        }}
      />
      {error.value !== null && <p role="alert">{wordsOf(error.value)}</p>}
      <button type="button" class="btn btn-full" aria-disabled={sending.value} onClick={go}>
        {sending.value ? m.deletion_sending() : m.deletion_send()}
      </button>
    </Dialog>
  );
}

function useWishes(personId: string) {
  const wishes = useSignal<readonly DataRequestView[] | null>(null);
  const error = useSignal<unknown>(null);
  const load = async () => {
    error.value = null;
    try {
      wishes.value = (await call(`/api/phone/people/${personId}/privacy`, personPrivacy)).dataRequests;
    } catch (problem) {
      error.value = problem;
    }
  };
  useEffect(() => void load(), [personId]);
  return { wishes, error, load };
}

/** What can be deleted and what is kept, said plainly; then the wish, and what the station answers. */
export function Deletion({ of }: { of: DevicePerson }) {
  const { wishes, error, load } = useWishes(of.personId);
  const asking = useSignal(false);
  const open = wishes.value?.find(({ state }) => state === "sent" || state === "taken");
  return (
    <section class="card told" aria-labelledby="deletion">
      <h2 id="deletion" class="card-title">
        {m.deletion_title()}
      </h2>
      <dl class="told">
        <div>
          <dt>{m.deletion_can()}</dt>
          <dd>{m.deletion_can_more()}</dd>
        </div>
        <div>
          <dt>{m.deletion_kept()}</dt>
          <dd>{m.deletion_kept_more()}</dd>
        </div>
      </dl>
      {wishes.value?.map((request) => (
        <Wish key={request.id} request={request} />
      ))}
      {error.value !== null && (
        <>
          <p role="alert">{wordsOf(error.value)}</p>
          <button type="button" class="btn btn-q btn-full" onClick={() => void load()}>
            {m.retry()}
          </button>
        </>
      )}
      {open ? (
        <p class="dim small">{m.deletion_one({ when: when(open.askedAt) })}</p>
      ) : (
        <button
          type="button"
          class="btn btn-2 btn-full"
          onClick={() => {
            asking.value = true;
          }}
        >
          {m.deletion_ask()}
        </button>
      )}
      {asking.value && (
        <Ask
          of={of}
          asked={(request) => {
            wishes.value = [request, ...(wishes.value ?? []).filter(({ id }) => id !== request.id)];
          }}
          close={() => {
            asking.value = false;
          }}
        />
      )}
    </section>
  );
}
