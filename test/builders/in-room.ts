import type { Admission } from "#schema/api/consultation.ts";

/** Somebody in a room of the real call server, as far as signalling goes: no media flow, and none are needed to be there. */
export interface InTheRoom {
  leave(): void;
  /** Ends when the call server has put them out, or the room has ended. */
  readonly out: Promise<void>;
}

/** Joins as a browser does, with a pass. Rejects when the call server refuses it. */
export async function joins({ url, token }: Pick<Admission, "url" | "token">): Promise<InTheRoom> {
  const address = new URL("/rtc", url.replace(/^ws/, "http"));
  address.search = new URLSearchParams({ access_token: token, auto_subscribe: "1", sdk: "js", protocol: "16" }).toString();
  const answer = await fetch(address, { headers: { upgrade: "websocket" } });
  const socket = answer.webSocket;
  if (socket === null) throw new Error(`The call server refused: ${answer.status} ${await answer.text()}`);
  const greeted = new Promise<void>((resolve) => socket.addEventListener("message", () => resolve(), { once: true }));
  const out = new Promise<void>((resolve) => socket.addEventListener("close", () => resolve(), { once: true }));
  socket.accept();
  await greeted;
  return { leave: () => socket.close(), out };
}
