import { useSignal } from "@preact/signals";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../../shared/ui/sprite.tsx";

/** Odd figures are asked about once, and kept if they are right: the second press of the same figures sends them. */
export function useAskedBack(questions: readonly string[]) {
  const asked = useSignal("");
  const all = questions.join("\n");
  return {
    /** The questions that stand on the screen, waiting for the second press. */
    shown: all !== "" && asked.value === all ? questions : [],
    /** Must they be asked before anything is sent? Then they are, now. */
    asksFirst: (): boolean => {
      if (all === "" || asked.peek() === all) return false;
      asked.value = all;
      return true;
    },
  };
}

export function AskedBack({ questions }: { questions: readonly string[] }) {
  if (questions.length === 0) return null;
  return (
    <div class="note" role="alert" ref={(note) => note?.scrollIntoView({ block: "center" })}>
      <Icon name="i-pen" />
      <b>{m.told_ask()}</b>
      <ul>
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </div>
  );
}
