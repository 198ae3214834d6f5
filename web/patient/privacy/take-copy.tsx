import { useSignal } from "@preact/signals";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { wordsOf } from "../../shared/problem-words.ts";
import { fetchCopy, saveAsFile } from "./copy.ts";

/** Everything that the service holds of a person, as a file for programs and as a page for people. */
export function TakeCopy({ of }: { of: DevicePerson }) {
  const taking = useSignal(false);
  const error = useSignal<unknown>(null);
  const said = useSignal(false);
  const take = async () => {
    if (taking.value) return;
    [taking.value, error.value, said.value] = [true, null, false];
    try {
      saveAsFile(await fetchCopy(of.personId), of);
      said.value = true;
    } catch (problem) {
      error.value = problem;
    }
    taking.value = false;
  };
  return (
    <section class="card told" aria-labelledby="copy">
      <h2 id="copy" class="card-title">
        {m.copy_title()}
      </h2>
      <p>{m.copy_what()}</p>
      <a class="btn btn-2 btn-full" href="/copy">
        {m.copy_page()}
      </a>
      <button type="button" class="btn btn-2 btn-full" aria-disabled={taking.value} onClick={take}>
        {taking.value ? m.copy_taking() : m.copy_file()}
      </button>
      <p role="status" class="dim small">
        {said.value ? m.copy_saved() : m.copy_careful()}
      </p>
      {error.value !== null && <p role="alert">{wordsOf(error.value)}</p>}
    </section>
  );
}
