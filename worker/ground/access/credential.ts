/** What a request brings to prove who sends it: the hash of an opaque token, never looked up before the verb's own load. */
export type Credential =
  | { readonly kind: "staff"; readonly tokenHash: Uint8Array }
  | { readonly kind: "phone"; readonly tokenHash: Uint8Array }
  | { readonly kind: "none" };

/** A cookie to set (`maxAgeS` in seconds) or, with 0, to clear. */
export interface CookieChange {
  readonly who: "staff" | "phone";
  readonly token: string;
  readonly maxAgeS: number;
}

/** Cookies of their own for staff and phone, so that a nurse and a patient can share a browser (decisions.md 20). */
const cookieName = (who: "staff" | "phone", secure: boolean): string =>
  `${secure ? "__Host-" : ""}${who === "staff" ? "staff" : "device"}`;

export function cookieHeader({ who, token, maxAgeS }: CookieChange, secure: boolean): string {
  return `${cookieName(who, secure)}=${token}; Path=/; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

export async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}

/** The opaque token itself, for whoever sets the same cookie anew. */
export function tokenIn(request: Request, who: "staff" | "phone", secure: boolean): string | null {
  const name = cookieName(who, secure);
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const [key, value] = part.trim().split("=", 2);
    if (key === name && value) return value;
  }
  return null;
}

/** The credential that counts for this route. `anyone`: a phone's, if there is one, so that a second person joins the same phone. */
export async function credentialOf(request: Request, who: "anyone" | "staff" | "phone", secure: boolean): Promise<Credential> {
  const kind = who === "anyone" ? "phone" : who;
  const token = tokenIn(request, kind, secure);
  return token ? { kind, tokenHash: await sha256(token) } : { kind: "none" };
}
