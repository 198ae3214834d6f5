import { useLocation } from "preact-iso";
import type { Relation } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";
import { wordsOf } from "../../shared/problem-words.ts";
import { Icon } from "../../shared/ui/sprite.tsx";
import { Choice } from "../checkin/choice.tsx";
import { Face } from "../person/face.tsx";
import { fullNameHere } from "../person/named-here.ts";
import { people } from "../session/session.ts";
import { BottomBar } from "../shell/bars.tsx";
import { Heading } from "../shell/heading.tsx";
import { isInstalled, isIos } from "../shell/install.ts";
import { NextButton } from "../shell/next-button.tsx";
import { OneOf } from "../shell/one-of.tsx";
import { PageTop } from "../shell/page-top.tsx";
import { CodeShown } from "./code-shown.tsx";
import { type LinkMaking, useLinkCode } from "./use-link-code.ts";
import "./phone.css";

const HOLDERS: readonly { relation: Relation | null; icon: string; word: () => string; more: () => string }[] = [
  { relation: null, icon: "i-home", word: () => m.link_to_icon(), more: () => m.link_to_icon_more() },
  { relation: "carer", icon: "i-carer", word: () => m.link_to_carer(), more: () => m.link_to_carer_more() },
  { relation: "self", icon: "i-phone", word: () => m.link_to_self(), more: () => m.link_to_self_more() },
];

/** Only Apple's home screen has storage of its own; an icon on another phone knows what the browser knows. */
const hasOwnIcon = (): boolean => isIos() && !isInstalled();

/** Whom the other phone is to have, and who holds it. */
function Ask({ making }: { making: LinkMaking }) {
  const { chosen, toggle, relation } = making;
  return (
    <>
      <Heading of="link">{m.link_title()}</Heading>
      <p>{m.link_what()}</p>
      <OneOf label={m.link_to()}>
        {HOLDERS.filter((one) => one.relation !== null || hasOwnIcon()).map((one) => (
          <Choice
            key={one.icon}
            one
            on={relation.value === one.relation}
            press={() => {
              relation.value = one.relation;
            }}
            picture={<Icon name={one.icon} />}
          >
            <b>{one.word()}</b>
            <small>{one.more()}</small>
          </Choice>
        ))}
      </OneOf>
      {people.value.length > 1 && (
        <fieldset class="choices">
          <legend class="lb">{m.link_whom()}</legend>
          {people.value.map((one) => (
            <Choice
              key={one.personId}
              on={chosen.includes(one.personId)}
              press={() => toggle(one.personId)}
              picture={<Face of={one} small />}
            >
              {fullNameHere(one)}
            </Choice>
          ))}
        </fieldset>
      )}
    </>
  );
}

function Next({ making }: { making: LinkMaking }) {
  const { route } = useLocation();
  const { code, state, chosen, relation, sending, make } = making;
  if (code.value && state.value === "used")
    return (
      <button type="button" class="btn" onClick={() => route("/")}>
        {m.shell_today()}
      </button>
    );
  if (code.value && state.value === "waiting")
    return (
      <button type="button" class="btn" onClick={making.takeBack}>
        {m.link_take_back()}
      </button>
    );
  const word = sending.value ? m.link_making() : code.value ? m.link_make_new() : m.link_make();
  return <NextButton word={word} ready={chosen.length > 0 && relation.value !== undefined && !sending.value} go={make} />;
}

/**
 * From a linked phone to another one, or to its own app on the home screen of an iPhone, which has storage of its own: a code of ten
 * minutes, large, with what is left of them.
 */
export default function LinkPage() {
  const { query } = useLocation();
  const forIcon = query.for === "icon" || hasOwnIcon();
  const making = useLinkCode(forIcon ? null : undefined);
  const error = making.error.value;
  return (
    <>
      <PageTop title={m.phone_title()} back="/phone" />
      <main class="p-main">
        {people.value.length === 0 ? (
          <Heading of="nobody">{m.link_nobody()}</Heading>
        ) : making.code.value ? (
          <CodeShown making={making} />
        ) : (
          <Ask making={making} />
        )}
        {error !== null && (
          <section class="note" role="alert">
            <Icon name="i-x" />
            <b>{wordsOf(error)}</b>
          </section>
        )}
      </main>
      <BottomBar>{people.value.length > 0 && <Next making={making} />}</BottomBar>
    </>
  );
}
