import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type * as z from "zod/mini";
import { memberList, passwordReset } from "#schema/api/access.ts";
import { clockTime, dayNumber } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { roleWord } from "../../shared/role-words.ts";
import { staffName } from "../person-words.ts";
import { ask } from "../session/request.ts";
import { usePageTitle } from "../shell/page-title.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Failure } from "../ui/failure.tsx";
import { Broken, Loading } from "../ui/state.tsx";
import { useSending } from "../ui/use-sending.ts";

type Member = z.infer<typeof memberList>["members"][number];
type Reset = z.infer<typeof passwordReset>;

/** Asks once more, then shows the temporary password; it is not shown again. */
function ResetDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const reset = useSignal<Reset | null>(null);
  const { sending, failure, run } = useSending(async () => {
    reset.value = await ask(`/api/members/${member.id}/password-reset`, passwordReset, { method: "POST" });
  });
  return (
    <Dialog title={m.members_reset_title({ name: staffName(member) })} onClose={onClose}>
      <div class="stack">
        <Failure error={failure} />
        {reset.value === null ? (
          <>
            <p>{m.members_reset_what()}</p>
            <button type="button" class="btn btn-s" aria-disabled={sending} onClick={run}>
              {sending ? m.console_sending() : m.members_reset()}
            </button>
          </>
        ) : (
          <>
            <p>{m.members_reset_done({ username: member.username })}</p>
            <p class="card-code" role="status">
              {reset.value.temporaryPassword}
            </p>
            <p>{m.card_expires({ time: clockTime(reset.value.expiresAt), day: dayNumber(reset.value.expiresAt) })}</p>
            <p class="dim">{m.members_reset_once()}</p>
          </>
        )}
      </div>
    </Dialog>
  );
}

function MemberLine({ member, onReset }: { member: Member; onReset: () => void }) {
  return (
    <tr>
      <td>
        <b>{staffName(member)}</b>
      </td>
      <td>{member.username}</td>
      <td>{roleWord(member.role)}</td>
      <td>{member.facility.shortName}</td>
      <td>
        {member.disabled
          ? m.members_disabled()
          : member.onDutySince === null
            ? m.members_off_duty()
            : m.members_on_duty({ time: clockTime(member.onDutySince) })}
      </td>
      <td>
        {member.may.includes("reset-password") && (
          <button type="button" class="btn btn-2 btn-xs" onClick={onReset}>
            {m.members_reset()}
          </button>
        )}
      </td>
    </tr>
  );
}

/** Colleagues of the facility, for whoever leads it. */
export function MembersPage() {
  usePageTitle(m.nav_members());
  const members = useSignal<readonly Member[] | null>(null);
  const failure = useSignal<unknown>(null);
  const resetting = useSignal<Member | null>(null);
  const load = async () => {
    failure.value = null;
    try {
      members.value = (await ask("/api/members", memberList)).members;
    } catch (error) {
      failure.value = error;
    }
  };
  useEffect(() => void load(), []);
  return (
    <main class="page">
      <div class="page-head">
        <h1>{m.nav_members()}</h1>
      </div>
      {failure.value !== null && <Broken error={failure.value} onRetry={() => void load()} />}
      {members.value === null && failure.value === null && <Loading what={m.loading()} />}
      {members.value && (
        <div class="panel scroll-x">
          <table class="tbl">
            <thead>
              <tr>
                <th>{m.members_name()}</th>
                <th>{m.signin_username()}</th>
                <th>{m.members_role()}</th>
                <th>{m.members_facility()}</th>
                <th>{m.members_duty()}</th>
                <th>
                  <span class="sr">{m.members_reset()}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {members.value.map((member) => (
                <MemberLine
                  key={member.id}
                  member={member}
                  onReset={() => {
                    resetting.value = member;
                  }}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {resetting.value && (
        <ResetDialog
          member={resetting.value}
          onClose={() => {
            resetting.value = null;
          }}
        />
      )}
    </main>
  );
}
