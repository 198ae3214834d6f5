import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { telephone } from "../board/row/reach.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { closeDialog, openDialog, type Subject } from "./actions.ts";

function DialLine({ who, phone }: { who: string; phone: string }) {
  return (
    <li>
      <span>{who}</span>
      <a class="btn btn-2 btn-s num" href={telephone(phone)}>
        <Icon name="i-phone" />
        {phone}
      </a>
    </li>
  );
}

/** The numbers, large enough to dial from the desk's telephone, and after the call the form for what came of it. */
export function CallDialog({ about }: { about: Subject }) {
  const { name, phone, carer, alert } = about;
  return (
    <Dialog title={m.call_title({ name })} onClose={closeDialog}>
      <ul class="numbers">
        {phone && <DialLine who={name} phone={phone} />}
        {carer?.phone && <DialLine who={m.call_carer({ name: carer.name })} phone={carer.phone} />}
        <DialLine who={m.call_115()} phone="115" />
      </ul>
      {!phone && !carer?.phone && <p>{m.call_no_number()}</p>}
      {alert?.may.includes("act") && (
        <button
          type="button"
          class="btn btn-s"
          onClick={() => {
            openDialog.value = { kind: "act", about };
          }}
        >
          {m.call_then_act()}
        </button>
      )}
    </Dialog>
  );
}
