import { signal } from "@preact/signals";
import { type Course, course } from "#schema/api/checkin.ts";
import { callIfChanged, Unreachable } from "../../shared/api.ts";
import { keep, readKept } from "../outbox/database.ts";
import { keptCourse } from "../outbox/kept-shapes.ts";
import { online } from "./session.ts";

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
  await showKept(episodeId);
  try {
    const fresh = await callIfChanged(`/api/phone/episodes/${episodeId}/course`, course, etags.get(episodeId) ?? null);
    online.value = true;
    if (!fresh) return;
    etags.set(episodeId, fresh.etag);
    show(episodeId, fresh.value);
    await keep(`course ${episodeId}`, fresh.value);
  } catch (error) {
    if (error instanceof Unreachable) online.value = false;
  }
}
