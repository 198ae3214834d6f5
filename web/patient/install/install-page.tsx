import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { people } from "../session/session.ts";
import { BottomBar } from "../shell/bars.tsx";
import { Heading } from "../shell/heading.tsx";
import { install, installOffer, isInstalled } from "../shell/install.ts";
import { PageTop } from "../shell/page-top.tsx";
import { type Way, wayOf } from "./browser.ts";
import { AndroidAdd, AndroidMenu, HomeScreenPicture, IphoneAdd, IphoneShare, OtherApp } from "./pictures.tsx";
import "./install.css";

interface Step {
  readonly words: string;
  readonly picture: ComponentChildren;
}

const home = (): Step => ({ words: m.install_open(), picture: <HomeScreenPicture label={m.install_open()} /> });

function iphone(share: string): Step[] {
  return [
    { words: share, picture: <IphoneShare label={share} /> },
    { words: m.install_ios_add(), picture: <IphoneAdd label={m.install_ios_add()} words={m.install_ios_row()} /> },
    home(),
  ];
}

function stepsOf(way: Way): readonly Step[] {
  if (way === "iphone") return iphone(m.install_ios_share());
  if (way === "iphone-other") return iphone(m.install_ios_share_other());
  if (way === "other-app")
    return [
      { words: m.install_other_app(), picture: <OtherApp label={m.install_other_app()} words={m.install_other_app_row()} /> },
    ];
  return [
    { words: m.install_android_menu(), picture: <AndroidMenu label={m.install_android_menu()} /> },
    { words: m.install_android_add(), picture: <AndroidAdd label={m.install_android_add()} words={m.install_android_row()} /> },
    home(),
  ];
}

function Steps({ way }: { way: Way }) {
  return (
    <ol class="install-steps">
      {stepsOf(way).map(({ words, picture }, index) => (
        <li key={words} class="card">
          <p>
            <b class="step-no">{index + 1}</b> {words}
          </p>
          {picture}
        </li>
      ))}
    </ol>
  );
}

/** On an iPhone the icon knows nobody: it is linked with a code from here. */
function CodeForIcon() {
  if (people.value.length === 0) return null;
  return (
    <section class="note" aria-labelledby="icon-code">
      <Icon name="i-lock" />
      <h2 id="icon-code" class="card-title">
        {m.install_code_title()}
      </h2>
      <p class="wide">{m.install_code_why()}</p>
      <div class="note-do">
        <a class="btn btn-full" href="/link?for=icon">
          {m.install_code_do()}
        </a>
      </div>
    </section>
  );
}

/** The browser does it by itself, where it offers. */
function Offered() {
  const said = useSignal<"no" | null>(null);
  const press = async () => {
    if (!(await install())) said.value = "no";
  };
  return (
    <>
      <button type="button" class="btn btn-full" onClick={press}>
        <Icon name="i-home" />
        {m.install_do()}
      </button>
      <p role="status" class="dim">
        {said.value && m.install_not_now()}
      </p>
    </>
  );
}

const OTHERS: Record<"iphone" | "android", () => string> = {
  iphone: () => m.install_on_iphone(),
  android: () => m.install_on_android(),
};

function Body() {
  const own = wayOf();
  const shown = useSignal<Way>(own);
  const other = shown.value.startsWith("iphone") ? "android" : "iphone";
  const isApple = shown.value === "iphone" || shown.value === "iphone-other";
  if (isInstalled())
    return (
      <>
        <Heading of="there">{m.install_done()}</Heading>
        <p>{m.install_done_more()}</p>
      </>
    );
  return (
    <>
      <Heading of={shown.value}>{m.install_title()}</Heading>
      <p>{isApple ? m.install_why_iphone() : m.install_why()}</p>
      {installOffer.value && shown.value === own && <Offered />}
      <Steps way={shown.value} />
      {isApple && <CodeForIcon />}
      <button
        type="button"
        class="btn btn-q btn-full"
        onClick={() => {
          shown.value = other;
        }}
      >
        {OTHERS[other]()}
      </button>
    </>
  );
}

/** How the app comes to the home screen, in pictures of the phone in the hand. */
export default function InstallPage() {
  return (
    <>
      <PageTop title={m.phone_title()} back="/phone" />
      <main class="p-main">
        <Body />
      </main>
      <BottomBar>
        <a class="btn btn-2" href="/">
          {m.shell_today()}
        </a>
      </BottomBar>
    </>
  );
}
