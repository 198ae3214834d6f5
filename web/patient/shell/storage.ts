const PLACES = ["localStorage", "sessionStorage"] as const;

/**
 * A browser that is forbidden to keep anything refuses the very question: then this page remembers for itself, for as long as it is open.
 * Read before all that asks.
 */
function isRefused(name: (typeof PLACES)[number]): boolean {
  try {
    globalThis[name].getItem("");
    return false;
  } catch {
    return true;
  }
}

/** As the real one does, it names what it holds as its own keys. */
function pageMemory() {
  const kept: Record<string, string> = Object.create({
    getItem: (key: string) => (Object.hasOwn(kept, key) ? kept[key] : null),
    setItem: (key: string, value: string) => {
      kept[key] = value;
    },
    removeItem: (key: string) => {
      delete kept[key];
    },
  });
  return kept;
}

for (const name of PLACES) if (isRefused(name)) Object.defineProperty(globalThis, name, { value: pageMemory() });
