/** Which call this tab was in, with what: after a reload it goes on by itself. Of this tab alone, and forgotten on leaving. */
const KEY = "call";
/** A tab that is restored the next morning must not open a microphone. */
const FRESH_FOR_MS = 3 * 60_000;

/** What somebody wants to send. */
export interface Sends {
  readonly microphone: boolean;
  readonly camera: boolean;
}
interface Remembered extends Sends {
  readonly consultationId: string;
  readonly at: number;
}

function isRemembered(value: unknown): value is Remembered {
  if (typeof value !== "object" || value === null) return false;
  if (!("consultationId" in value && "at" in value && "microphone" in value && "camera" in value)) return false;
  return typeof value.at === "number" && typeof value.microphone === "boolean" && typeof value.camera === "boolean";
}

function read(): Remembered | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    return isRemembered(value) ? value : null;
  } catch {
    return null;
  }
}

/** What this tab sent in the call of this consultation until a moment ago; null: it was in none. */
export function rejoinsAfterReload(consultationId: string, now = Date.now()): Sends | null {
  const last = read();
  if (last === null || last.consultationId !== consultationId || now - last.at > FRESH_FOR_MS) return null;
  return { microphone: last.microphone, camera: last.camera };
}

/** Said again while the call lasts, so that its age is that of the call's last moment. */
export function rememberCall(consultationId: string, sends: Sends, now = Date.now()): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ consultationId, ...sends, at: now }));
  } catch {
    // A browser that keeps nothing: after a reload the button is pressed again.
  }
}

export function forgetCall(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
