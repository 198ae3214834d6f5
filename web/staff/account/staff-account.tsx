import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type * as z from "zod/mini";
import { sessionList } from "#schema/api/access.ts";
import { clockTime, dayNumber } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { roleWord } from "../../shared/role-words.ts";
import { staffName } from "../person-words.ts";
import { PushPanel } from "../push/push-panel.tsx";
import { ask, send } from "../session/request.ts";
import { session } from "../session/session.ts";
import { usePageTitle } from "../shell/page-title.ts";
import { LanguageChoice, ThemeChoice } from "../shell/preferences.tsx";
import { SignOut } from "../shell/sign-out.tsx";
import { PasswordForm } from "../sign-in/password-form.tsx";
import { Failure } from "../ui/failure.tsx";
import { Loading } from "../ui/state.tsx";

type Sessions = z.infer<typeof sessionList>["sessions"];

function SessionList() {
  const sessions = useSignal<Sessions | null>(null);
  const failure = useSignal<unknown>(null);
  const load = async () => {
    try {
      sessions.value = (await ask("/api/sessions", sessionList)).sessions;
    } catch (error) {
      failure.value = error;
    }
  };
  const revoke = async (id: string) => {
    failure.value = null;
    try {
      await send(`/api/sessions/${id}`, { method: "DELETE" });
      await load();
    } catch (error) {
      failure.value = error;
    }
  };
  useEffect(() => void load(), []);
  return (
    <section class="panel">
      <h2>{m.account_sessions()}</h2>
      <div class="in stack">
        <Failure error={failure.value} />
        {sessions.value === null && failure.value === null && <Loading what={m.loading()} />}
        {sessions.value?.map(({ id, agent, lastSeenAt, current }) => (
          <div key={id} class="line">
            <span>
              <b>{agent}</b>
              <br />
              <small class="dim">{m.account_last_seen({ time: clockTime(lastSeenAt), day: dayNumber(lastSeenAt) })}</small>
            </span>
            {current ? (
              <b>{m.account_this_one()}</b>
            ) : (
              <button type="button" class="btn btn-2 btn-xs" onClick={() => void revoke(id)}>
                {m.account_revoke()}
              </button>
            )}
          </div>
        ))}
      </div>
    </section>
  );
}

function PasswordPanel() {
  const done = useSignal(false);
  return (
    <section class="panel">
      <h2>{m.password_change()}</h2>
      <div class="in stack">
        {done.value && <p role="status">{m.password_changed()}</p>}
        <PasswordForm
          onDone={() => {
            done.value = true;
          }}
        />
      </div>
    </section>
  );
}

/** Oneself: what this browser looks like, where one is signed in, the password. */
export function AccountPage() {
  usePageTitle(m.nav_account());
  const here = session.value;
  if (!here) return null;
  return (
    <main class="page page-narrow">
      <div class="page-head">
        <h1>{staffName(here.staff)}</h1>
        <span class="dim">
          {roleWord(here.staff.role)}, {here.facility.name}
        </span>
        <span class="sp" />
        <SignOut look="btn-2 btn-s" />
      </div>
      <section class="panel">
        <h2>{m.account_screen()}</h2>
        <div class="in stack">
          <LanguageChoice />
          <ThemeChoice />
        </div>
      </section>
      <PushPanel />
      <SessionList />
      <PasswordPanel />
    </main>
  );
}
