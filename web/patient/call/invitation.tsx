import { people, refreshSession, state } from "../session/session.ts";
import { usePart } from "../shell/use-part.ts";

const fetchNotice = () => import("./call-notice.tsx");

/** Somebody of this phone is asked into a call, whoever of them is in use. Who is not asked loads nothing of it. */
export function Invitation() {
  const invited = state.value === "open" ? people.value.filter(({ call }) => call !== null) : [];
  const notice = usePart(invited.length > 0, fetchNotice);
  return notice === null || notice === "gone" ? null : <notice.Part invited={invited} refresh={refreshSession} />;
}
