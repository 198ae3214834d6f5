import type { DevicePerson } from "#schema/api/access.ts";
import { letters } from "../outbox/outbox.ts";
import { latestCheckin } from "../outbox/rules.ts";
import { courseOf } from "../session/course.ts";
import { usePart } from "../shell/use-part.ts";
import { offerAnswered } from "./offer-state.ts";

const fetchOffer = () => import("./push-offer.tsx");

/** After the first receipt there is an answer to wait for: then the phone asks whether it shall tell of it. */
export function PushOfferPlace({ of }: { of: DevicePerson }) {
  const isWaiting = latestCheckin(letters.value ?? [], of.personId)?.receipt != null || courseOf(of.episodeId)?.receipt != null;
  const offer = usePart(isWaiting && !offerAnswered.value && of.episodeState === "active", fetchOffer);
  return offer && offer !== "gone" ? <offer.Part /> : null;
}
