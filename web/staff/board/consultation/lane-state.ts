import { computed, effect, signal } from "@preact/signals";
import type { ConsultationRow } from "#schema/api/consultation.ts";
import { session } from "../../session/session.ts";
import { consultations } from "../board-state.ts";
import { frozen } from "../view.ts";
import { inTurn, needsAct, type Onlooker } from "./consultation-needs.ts";
import { type KeptPlaces, keepPlaces } from "./keep-places.ts";

export const onlooker = computed<Onlooker>(() => ({
  staffId: session.value?.staff.id ?? "",
  facilityId: session.value?.facility.id ?? "",
}));
const sorted = computed(() => inTurn(consultations.value?.values() ?? [], onlooker.value));

/** The pointer or the focus is in the lane. */
export const laneBusy = signal(false);
/** Above the alerts while somebody must act, else below; it changes sides only while nobody is in any lane. */
export const lanePlace = signal<"above" | "below">("below");
/** The rows as they stood when somebody came into the lane, or into an alert lane under it. */
const still = signal<readonly ConsultationRow[] | null>(null);

/** How many of them somebody here must act on. */
export const needed = computed(() => sorted.value.filter((row) => needsAct(row, onlooker.value.facilityId)).length);

effect(() => {
  const wanted = needed.value > 0 ? "above" : "below";
  if (!laneBusy.value && frozen.value.size === 0) lanePlace.value = wanted;
});
effect(() => {
  const moved = laneBusy.value || (frozen.value.size > 0 && lanePlace.value === "above");
  if (!moved) still.value = null;
  else if (still.peek() === null) still.value = sorted.peek();
});

export const laneRows = computed<KeptPlaces>(() => keepPlaces(sorted.value, still.value));
/** Shows at once the rows that waited, and keeps the lane still again. */
export const showNewcomers = (): void => {
  still.value = sorted.peek();
};
