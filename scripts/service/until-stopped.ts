/** Resolves at Ctrl-C or a polite end; a second Ctrl-C does not cut the stopping short. */
export function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });
}
