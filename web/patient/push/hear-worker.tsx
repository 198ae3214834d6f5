import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { hearWorker } from "../../shared/push/worker-message.ts";
import { refreshCourse } from "../session/course.ts";
import { choosePerson, people, person, refreshSession } from "../session/session.ts";

/** What was told about somebody of this phone is fetched at once. */
async function look(episodeId: string | null): Promise<void> {
  await refreshSession();
  const one = people.value.find((other) => other.episodeId === episodeId) ?? person.value;
  if (one?.episodeId) await refreshCourse(one.episodeId);
}

/** A pressed notification names whom it was about: their page is shown, and the address is an ordinary one again. */
export function useNamedPerson(): void {
  const { query, route } = useLocation();
  const named = people.value.find(({ episodeId }) => episodeId !== null && episodeId === query.episode);
  useEffect(() => {
    if (!named) return;
    choosePerson(named.personId);
    route("/", true);
  }, [named?.personId]);
}

/** Follows the service worker: to where a pressed notification leads, but never out of a call. */
export function HearWorker() {
  const { route } = useLocation();
  useEffect(
    () =>
      hearWorker({
        go: (path) => {
          if (!location.pathname.startsWith("/call/")) route(path);
        },
        told: (about) => void look(about),
      }),
    [route],
  );
  return null;
}
