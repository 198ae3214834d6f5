import { signal } from "@preact/signals";

/** Without a network a part does not come; it is asked for again after this long, in ms. */
const AGAIN_MS = 3_000;

/** What a page needs soon but not to be drawn: asked for once, and again until it has come. `part` null: not yet. */
export function late<P>(load: () => Promise<P>) {
  const part = signal<P | null>(null);
  let asked = false;
  const come = async (): Promise<void> => {
    asked = true;
    try {
      part.value = await load();
    } catch {
      setTimeout(() => void come(), AGAIN_MS);
    }
  };
  return {
    part,
    ask: () => {
      if (!asked) void come();
    },
  };
}
