import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { BoardRow } from "#schema/api/board.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { openDialog } from "../../alert/actions.ts";
import { expired } from "../../session/session.ts";
import { forms } from "../../shell/late-forms.ts";
import { rows } from "../board-state.ts";
import { consult, openFor, take } from "../subject.ts";
import { isPlace, move, pressConsultation, rowInHand } from "./in-hand.ts";

interface Key {
  readonly key: string;
  readonly word: () => string;
  readonly press: (row: BoardRow, route: (path: string) => void) => void;
}
/** What a key does with the row under the ring. */
const ROW_KEYS: readonly Key[] = [
  { key: "A", word: () => m.key_take(), press: take },
  { key: "E", word: () => m.key_act(), press: (row) => openFor("act", row) },
  { key: "C", word: () => m.key_call(), press: (row) => openFor("call", row) },
  { key: "H", word: () => m.key_consult(), press: consult },
  { key: "N", word: () => m.key_note(), press: (row) => openFor("note", row) },
  { key: "R", word: () => m.key_resolve(), press: (row) => openFor("resolve", row) },
];

/** Where there are only consultations, the acts on an alert are not offered. */
const hasAlerts = (): boolean => (rows.value?.size ?? 0) > 0;
const rowKeys = (): readonly Key[] => ROW_KEYS.filter(({ key }) => hasAlerts() || key === "A");

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, textarea, select, dialog") !== null;

/** Keys of the board; never while somebody types or a dialog is open. */
function useBoardKeys(showAll: () => void): void {
  const { route } = useLocation();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (openDialog.peek() || expired.peek()) return;
      const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
      const row = rowInHand();
      const ofRow = ROW_KEYS.find((one) => one.key === key);
      if (key === "J" || key === "ArrowDown") move(1);
      else if (key === "K" || key === "ArrowUp") move(-1);
      else if (key === "/") document.getElementById("board-find")?.focus();
      else if (key === "?") showAll();
      else if (key === "Enter" && row && isPlace(event.target)) route(`/staff/patients/${row.episodeId}`);
      else if (ofRow && row) ofRow.press(row, route);
      else if ((key === "Enter" && !isPlace(event.target)) || !pressConsultation(key)) return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [route, showAll]);
}

function KeyButton({ caps, word, onPress }: { caps: readonly string[]; word: string; onPress: () => void }) {
  return (
    <button type="button" class="key" onClick={onPress}>
      {caps.map((cap) => (
        <kbd key={cap} class="kbd">
          {cap}
        </kbd>
      ))}
      {word}
    </button>
  );
}

/** The keys at the foot of the board; each is a button too and works on the row under the ring. */
export function BoardKeys() {
  const all = useSignal(false);
  const AllKeys = forms.part.value?.AllKeys;
  const { route } = useLocation();
  useBoardKeys(() => {
    all.value = true;
  });
  return (
    <footer class="keys at-desk">
      <KeyButton caps={["J", "K"]} word={m.key_move()} onPress={() => move(1)} />
      {rowKeys().map(({ key, word, press }) => (
        <KeyButton
          key={key}
          caps={[key]}
          word={word()}
          onPress={() => {
            const row = rowInHand();
            if (row) press(row, route);
            else if (!pressConsultation(key)) move(1);
          }}
        />
      ))}
      {hasAlerts() && (
        <KeyButton caps={["/"]} word={m.key_find()} onPress={() => document.getElementById("board-find")?.focus()} />
      )}
      <KeyButton
        caps={["?"]}
        word={m.key_all()}
        onPress={() => {
          all.value = true;
        }}
      />
      {all.value && AllKeys && (
        <AllKeys
          keys={[
            ["J  K", m.key_move()],
            ["Enter", m.key_open()],
            ...rowKeys().map(({ key, word }) => [key, word()] as const),
            ...(hasAlerts() ? [["/", m.key_find()] as const] : []),
            ["?", m.key_all()],
            ["Esc", m.console_close()],
          ]}
          onClose={() => {
            all.value = false;
          }}
        />
      )}
    </footer>
  );
}
