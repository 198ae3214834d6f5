/** What this service uses of web-push; the package brings no types. */
declare module "web-push" {
  interface RequestDetails {
    readonly method: "POST";
    readonly headers: Readonly<Record<string, string | number>>;
    readonly body: Uint8Array<ArrayBuffer>;
    readonly endpoint: string;
  }
  const webPush: {
    /** Encrypts (RFC 8291) and signs (RFC 8292) without sending. Throws when a key is no point of the curve. */
    generateRequestDetails(
      subscription: { readonly endpoint: string; readonly keys: { readonly p256dh: string; readonly auth: string } },
      payload: string,
      options: {
        readonly TTL: number;
        readonly urgency: "high" | "normal";
        readonly topic: string;
        readonly contentEncoding: "aes128gcm";
        /** null: whoever asks signs by `headers`. */
        readonly vapidDetails: null;
        readonly headers: Readonly<Record<string, string>>;
      },
    ): RequestDetails;
    /** Signs for one push service, for twelve hours (RFC 8292). */
    getVapidHeaders(
      audience: string,
      subject: string,
      publicKey: string,
      privateKey: string,
      contentEncoding: "aes128gcm",
    ): { readonly Authorization: string };
  };
  export default webPush;
}
