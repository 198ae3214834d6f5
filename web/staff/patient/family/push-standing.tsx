import type { PatientRecord } from "#schema/api/record.ts";
import { clockTime, dayNumber } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Unknown } from "../../../shared/ui/severity.tsx";
import { now } from "../../session/clock.ts";
import { pushReach } from "./push-reach.ts";

const WORDS = { heard: m.phone_push_heard, waiting: m.phone_push_waiting, silent: m.phone_push_silent } as const;

/** Whether reminders and answers really come to this phone. */
export function PushStanding({ of }: { of: PatientRecord["phones"][number]["push"] }) {
  const reach = pushReach(of, now.value);
  if (!("at" in reach))
    return reach.is === "off" ? <small>{m.phone_push_off()}</small> : <Unknown word={m.phone_push_unknown()} />;
  const words = WORDS[reach.is]({ at: `${clockTime(reach.at)} ${dayNumber(reach.at)}` });
  return <small>{reach.is === "silent" ? <b>{words}</b> : words}</small>;
}
