import { m } from "../../shared/paraglide/messages.js";
import { online } from "../session/session.ts";

/** Stands where the protocol's words are to come. */
export const WordsToCome = () => (
  <p class="dim" role="status">
    {online.value ? m.loading() : m.shell_not_here()}
  </p>
);
