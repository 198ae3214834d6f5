import { LANGUAGES } from "#schema/terms.ts";
import { chooseLanguage, language } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { chooseTheme, type Theme, theme } from "../theme.ts";
import { ChoiceField, type Option } from "../ui/fields.tsx";

const languageWord = { vi: () => m.language_vi(), en: () => m.language_en(), km: () => m.language_km() };

export function LanguageChoice() {
  const options = LANGUAGES.map((value) => ({ value, label: languageWord[value]() }));
  return <ChoiceField label={m.account_language()} value={language.value} options={options} onValue={chooseLanguage} />;
}

export function ThemeChoice() {
  const options: readonly Option<Theme>[] = [
    { value: "auto", label: m.theme_auto() },
    { value: "light", label: m.theme_light() },
    { value: "dark", label: m.theme_dark() },
  ];
  return <ChoiceField label={m.account_theme()} value={theme.value} options={options} onValue={chooseTheme} />;
}
