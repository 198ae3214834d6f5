import { useSignal } from "@preact/signals";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { Face } from "../person/face.tsx";
import { fullNameHere } from "../person/named-here.ts";
import { PushSetting } from "../push/push-setting.tsx";
import { people } from "../session/session.ts";
import { HomeBar } from "../shell/bars.tsx";
import { Heading } from "../shell/heading.tsx";
import { PageTop } from "../shell/page-top.tsx";
import { RemoveDialog, SignOutDialog } from "./leave.tsx";
import { PhoneLinks } from "./phone-links.tsx";
import "./phone.css";

function PersonRow({ of, remove }: { of: DevicePerson; remove: () => void }) {
  return (
    <li class="row-person">
      <Face of={of} small />
      <span>
        <b>{fullNameHere(of)}</b>
        <small class="dim">
          {of.relation === "self" ? m.phone_self() : m.phone_carer()} · {of.facility.shortName}
        </small>
      </span>
      <button type="button" class="btn btn-q" aria-label={m.phone_take_off_name({ name: fullNameHere(of) })} onClick={remove}>
        {m.phone_take_off()}
      </button>
    </li>
  );
}

/** The people on this phone, what else can be done with it, and how to leave it. */
export function PhonePage() {
  const removing = useSignal<DevicePerson | null>(null);
  const leaving = useSignal(false);
  return (
    <>
      <PageTop title={m.phone_title()} />
      <main class="p-main">
        <Heading of="phone">{m.phone_people()}</Heading>
        <ul class="card rows">
          {people.value.map((one) => (
            <PersonRow
              key={one.personId}
              of={one}
              remove={() => {
                removing.value = one;
              }}
            />
          ))}
        </ul>
        <a class="btn btn-2 btn-full" href="/a">
          <Icon name="i-carer" />
          {m.activate_add_person()}
        </a>
        <a class="btn btn-2 btn-full" href="/course">
          <Icon name="i-chart" />
          {m.shell_course()}
        </a>
        <PushSetting />
        <PhoneLinks />
        <button
          type="button"
          class="btn btn-q btn-full"
          onClick={() => {
            leaving.value = true;
          }}
        >
          {m.phone_sign_out()}
        </button>
        <p class="dim small">{m.phone_sign_out_what()}</p>
      </main>
      <HomeBar />
      {removing.value && (
        <RemoveDialog
          of={removing.value}
          close={() => {
            removing.value = null;
          }}
        />
      )}
      {leaving.value && (
        <SignOutDialog
          close={() => {
            leaving.value = false;
          }}
        />
      )}
    </>
  );
}
