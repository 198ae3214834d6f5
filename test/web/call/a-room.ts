import type { Admission } from "../../../schema/api/consultation.ts";
import type { DeviceKind, DeviceTrouble } from "../../../web/shared/call/live/peer.ts";
import type { EnterRoom, OpenRoom, RoomListener } from "../../../web/shared/call/room/room-contract.ts";

export const aPass = (token = "t1"): Admission => ({
  url: "ws://call",
  token,
  identity: "stf_1:ses_1",
  iceServers: null,
  people: { stf_2: "BS Khải" },
});

/** A call server that does as the test says, and remembers what it was asked. */
export function aCallServer() {
  const asked: string[] = [];
  const rooms: { readonly listener: RoomListener; readonly token: string }[] = [];
  const refusals: Error[] = [];
  const broken: Partial<Record<DeviceKind, DeviceTrouble>> = {};
  const enterRoom: EnterRoom = async ({ token }, listener) => {
    asked.push(`enter ${token}`);
    const refusal = refusals.shift();
    if (refusal) throw refusal;
    rooms.push({ listener, token });
    const room: OpenRoom = {
      send: async (kind, on) => {
        asked.push(`${kind} ${on ? "on" : "off"}`);
        return (on && broken[kind]) || null;
      },
      fetchPictures: (on) => void asked.push(`pictures ${on ? "in" : "out"}`),
      hear: async () => void asked.push("hear"),
      leave: async () => void asked.push("leave"),
    };
    return room;
  };
  return {
    asked,
    refusals,
    broken,
    load: async () => ({ enterRoom }),
    /** What the newest room tells. */
    tell: (): RoomListener => {
      const last = rooms.at(-1);
      if (!last) throw new Error("nobody is in a room");
      return last.listener;
    },
    entered: () => rooms.map(({ token }) => token),
  };
}
