import { useEffect, useRef } from "preact/hooks";
import { language } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { Face } from "../person/face.tsx";
import { nameAmong } from "../person/name.ts";
import { choosePerson, people, person } from "../session/session.ts";
import { LanguageSwitch } from "../shell/language-switch.tsx";

/** A large household is wider than a phone: the tabs then slide, and the one in use is always in sight. */
function useInSight(personId: string | undefined, words: string) {
  const house = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    house.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [personId, words]);
  return house;
}

const isShown = (button: Element): boolean => button.getClientRects().length > 0;

/** At large text only the face in use is left: then a press on it goes to the next person. */
function press(personId: string, button: HTMLElement): void {
  const all = people.value;
  const place = all.findIndex((one) => one.personId === personId);
  const isAlone = [...(button.parentElement?.children ?? [])].filter(isShown).length === 1;
  const pressedAgain = isAlone && person.value?.personId === personId;
  const next = pressedAgain ? all[(place + 1) % all.length] : all[place];
  if (next) choosePerson(next.personId);
}

/** One tab a person: a drawn face over the name. */
export function Household() {
  const house = useInSight(person.value?.personId, language.value);
  return (
    <div class="p-top people">
      <fieldset ref={house} class="house" aria-label={m.home_household()}>
        {people.value.map((one) => (
          <button
            type="button"
            key={one.personId}
            aria-pressed={one.personId === person.value?.personId}
            onClick={({ currentTarget }) => press(one.personId, currentTarget)}
          >
            <Face of={one} small />
            <span class="who-name">{nameAmong(one, people.value)}</span>
            {people.value.length > 1 && <Icon name="i-down" class="ic swap" />}
          </button>
        ))}
      </fieldset>
      <LanguageSwitch />
    </div>
  );
}
