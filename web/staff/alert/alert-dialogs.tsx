import { AskDialog } from "../consultation/ask/ask-dialog.tsx";
import { ActDialog } from "./act-dialog.tsx";
import { openDialog } from "./actions.ts";
import { CallDialog } from "./call-dialog.tsx";
import { NoteDialog } from "./note-dialog.tsx";
import { ResolveDialog } from "./resolve-dialog.tsx";

/** The dialog of the action in hand, over whichever page is open. */
export function AlertDialogs() {
  const open = openDialog.value;
  if (!open) return null;
  const { kind, about } = open;
  if (kind === "consult") return <AskDialog about={about} />;
  if (kind === "note") return <NoteDialog about={about} />;
  if (kind === "call") return <CallDialog about={about} />;
  if (!about.alert) return null;
  return kind === "act" ? <ActDialog about={about} alert={about.alert} /> : <ResolveDialog about={about} alert={about.alert} />;
}
