import { signal } from "@preact/signals";
import { type Course, course } from "#schema/api/checkin.ts";
import { callIfChanged, Unreachable } from "../../shared/api.ts";
import { pin } from "../lock/lock-state.ts";
import { forgetKept, keep, readKept } from "../outbox/database.ts";
import { keptCourse } from "../outbox/kept-shapes.ts";
import { eraNow, online, people } from "./session.ts";

const courses = signal<Readonly<Record<string, Course>>>({});
const etags = new Map<string, string | null>();

/** What the station knows of this episode, as last heard; undefined: not heard yet. */
export const courseOf = (episodeId: string | null): Course | undefined => (episodeId ? courses.value[episodeId] : undefined);

function show(episodeId: string, fresh: Course): void {
  courses.value = { ...courses.value, [episodeId]: fresh };
}

async function showKept(episodeId: string): Promise<void> {
  const kept = await readKept(`course ${episodeId}`, keptCourse);
  if (kept && !courses.value[episodeId]) show(episodeId, kept);
}

/** Asks for the course with its version; the copy on the phone stays when nobody answers. */
export async function refreshCourse(episodeId: string): Promise<void> {
  const began = eraNow();
  await showKept(episodeId);
  try {
    const fresh = await callIfChanged(`/api/phone/episodes/${episodeId}/course`, course, etags.get(episodeId) ?? null);
    online.value = true;
    if (!fresh || began !== eraNow()) return;
    etags.set(episodeId, fresh.etag);
    show(episodeId, fresh.value);
    // A phone with a PIN is looked at by others: what can be had from the station again does not lie on it.
    if (pin.value === null) await keep(`course ${episodeId}`, fresh.value);
  } catch (error) {
    if (error instanceof Unreachable) online.value = false;
  }
}

/** What this phone kept of the courses is taken off it; the station has them. */
export const forgetCourses = (): Promise<void> =>
  forgetKept(people.value.flatMap(({ episodeId }) => (episodeId ? [`course ${episodeId}`] : [])));
