import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { LINK_CODE_MS } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { HomeScreenPicture } from "../install/pictures.tsx";
import { Heading } from "../shell/heading.tsx";
import type { LinkMaking } from "./use-link-code.ts";

const TICK_MS = 500;
const SECOND_MS = 1_000;

function useLeft(until: number): number {
  const left = useSignal(until - Date.now());
  useEffect(() => {
    const tick = () => {
      left.value = until - Date.now();
    };
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [until, left]);
  return Math.max(0, left.value);
}

const asClock = (ms: number): string => {
  const seconds = Math.ceil(ms / SECOND_MS);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

/** Put where the other app can take it: eight signs are much to keep in mind between two apps. */
function Copy({ text }: { text: string }) {
  const copied = useSignal(false);
  if (!navigator.clipboard?.writeText) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => {
        copied.value = true;
      },
      () => {
        // The browser was not allowed to: it is read and typed.
      },
    );
  return (
    <button type="button" class="btn btn-2 btn-full" onClick={copy}>
      {copied.value ? <Icon name="i-check" /> : null}
      <span role="status">{copied.value ? m.link_copied() : m.link_copy()}</span>
    </button>
  );
}

/** What to do with it: in the icon of this phone, or on another phone. */
function How({ making }: { making: LinkMaking }) {
  const code = making.code.value;
  if (making.relation.value === null)
    return (
      <>
        <HomeScreenPicture />
        <ol class="steps">
          <li>{m.link_icon_open()}</li>
          <li>{m.link_icon_type()}</li>
          <li>{m.link_icon_stay()}</li>
        </ol>
      </>
    );
  return (
    <>
      <ol class="steps">
        <li>{m.link_phone_open({ address: location.host })}</li>
        <li>{m.link_phone_type()}</li>
      </ol>
      {code && (
        <details class="qr-more" open>
          <summary>{m.link_qr()}</summary>
          <img class="qr" alt={m.link_qr()} src={`data:image/svg+xml,${encodeURIComponent(code.qrSvg)}`} />
        </details>
      )}
    </>
  );
}

const OVER: Record<
  "used" | "expired" | "revoked",
  { readonly icon: string; readonly title: () => string; readonly more: () => string }
> = {
  used: { icon: "i-check", title: () => m.link_used(), more: () => m.link_used_more() },
  expired: { icon: "i-clock", title: () => m.link_expired(), more: () => m.link_expired_more() },
  revoked: { icon: "i-x", title: () => m.link_revoked(), more: () => m.link_revoked_more() },
};

/** The code, large, with the time that is left; then what became of it. */
export function CodeShown({ making }: { making: LinkMaking }) {
  const { code, state } = making;
  const left = useLeft(code.value?.until ?? 0);
  if (code.value === null) return null;
  if (state.value !== "waiting") {
    const { icon, title, more } = OVER[state.value];
    return (
      <>
        <Heading of={state.value}>
          <Icon name={icon} /> {title()}
        </Heading>
        <p>{more()}</p>
      </>
    );
  }
  return (
    <>
      <Heading of="code">{m.link_code()}</Heading>
      <section class="card code-card">
        <b class="code-big num" aria-hidden="true">
          {code.value.code}
        </b>
        <span class="sr">{[...code.value.code].join(" ")}</span>
        <progress class="bar-steps" max={LINK_CODE_MS} value={left} aria-label={m.link_left_bar()} />
        <p role="timer">{m.link_left({ time: asClock(left) })}</p>
      </section>
      <Copy text={code.value.code} />
      <How making={making} />
      <p class="dim small">{m.link_nobody_else()}</p>
    </>
  );
}
