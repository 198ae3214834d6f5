import { useSignal } from "@preact/signals";
import { LANGUAGES, type Language } from "#schema/terms.ts";
import { chooseLanguage, language } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Dialog } from "./dialog.tsx";

const SHORT: Record<Language, string> = { vi: "VI", en: "EN", km: "ខ្មែរ" };
const NAMES: Record<Language, () => string> = { vi: () => m.language_vi(), en: () => m.language_en(), km: () => m.language_km() };

function Choices({ done }: { done: () => void }) {
  const choose = (next: Language) => () => {
    chooseLanguage(next);
    done();
  };
  return LANGUAGES.map((one) => (
    <button
      type="button"
      key={one}
      lang={one}
      class={`btn btn-full ${one === language.value ? "" : "btn-2"}`}
      aria-pressed={one === language.value}
      onClick={choose(one)}
    >
      {NAMES[one]()}
    </button>
  ));
}

export function LanguageSwitch() {
  const open = useSignal(false);
  const close = () => {
    open.value = false;
  };
  return (
    <>
      <button
        type="button"
        class="lang"
        aria-haspopup="dialog"
        aria-label={`${SHORT[language.value]}, ${m.shell_language()}`}
        onClick={() => {
          open.value = true;
        }}
      >
        {SHORT[language.value]}
      </button>
      {open.value && (
        <Dialog title={m.shell_language()} close={close}>
          <Choices done={close} />
        </Dialog>
      )}
    </>
  );
}
