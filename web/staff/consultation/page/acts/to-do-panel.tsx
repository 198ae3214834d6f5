import type { ComponentChildren } from "preact";
import type { ConsultationView } from "#schema/api/consultation.ts";
import { m } from "../../../../shared/paraglide/messages.js";

export interface ToDoProps {
  readonly view: ConsultationView;
}

/** What to do now: a sentence, and the acts. */
export function ToDoPanel({ title, children }: { title: ComponentChildren; children?: ComponentChildren }) {
  return (
    <section class="panel c-todo" aria-label={m.consultation_to_do()}>
      <div class="in stack tight">
        <b>{title}</b>
        {children}
      </div>
    </section>
  );
}
