const KEY = "place before the call";

/** Where the invitation was read: the call ends there again, after a reload, too. */
export function rememberPlace(): void {
  try {
    sessionStorage.setItem(KEY, location.pathname + location.search);
  } catch {
    // A browser that keeps nothing: the call then ends at home.
  }
}

export function placeBefore(): string {
  try {
    return sessionStorage.getItem(KEY) ?? "/";
  } catch {
    return "/";
  }
}
