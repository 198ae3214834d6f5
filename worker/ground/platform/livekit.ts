import {
  AccessToken,
  ParticipantInfo_State,
  RoomServiceClient,
  ServerError,
  TrackSource,
  WebhookReceiver,
} from "livekit-server-sdk";
import type { CallSettings } from "../../env.ts";
import type { CallEvent, Calls, InRoom } from "./ports.ts";

/** A request of a person waits for this, s: a call server that hangs is one that is not there. */
const PATIENCE_S = 3;
/** A token lets somebody in for so long, s; whoever is in stays in. The open-source server cannot take one back. */
const PASS_S = 300;
/** A room that nobody came to, and one that everybody has left, goes after so many seconds. */
const EMPTY_S = 300;
const DEPARTED_S = 60;
const MOST_PEOPLE = 8;
/** A name that no room has. */
const NO_ROOM = "probe";

type RoomService = Pick<RoomServiceClient, "listRooms" | "listParticipants">;
type Participant = Awaited<ReturnType<RoomServiceClient["listParticipants"]>>[number];
/** The signalling stands, or media flow. Before and after these nobody is in the room. */
const { JOINED, ACTIVE } = ParticipantInfo_State;

/** Older servers tell whole seconds only. */
function inRoom({ identity, sid, joinedAt, joinedAtMs }: Participant): InRoom {
  return { identity, sid, joinedAt: joinedAtMs > 0n ? Number(joinedAtMs) : Number(joinedAt) * 1_000 };
}

async function presentIn(rooms: RoomService, room: string): Promise<readonly InRoom[] | null> {
  // A room that is not there has no participants either: only the list of rooms tells the two apart.
  const [found, participants] = await Promise.all([rooms.listRooms([room]), rooms.listParticipants(room)]);
  if (found.length === 0) return null;
  return participants.filter(({ state }) => state === JOINED || state === ACTIVE).map(inRoom);
}

/** What should go and is gone already is fine. */
async function gone(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof ServerError && error.status === 404)) throw error;
  }
}

/** Into this room alone, with camera and microphone; nothing about the person travels in it. */
function tokenFor({ apiKey, apiSecret }: CallSettings, room: string, identity: string): Promise<string> {
  const token = new AccessToken(apiKey, apiSecret, { identity, ttl: PASS_S });
  token.addGrant({
    roomJoin: true,
    room,
    canPublish: true,
    canPublishSources: [TrackSource.CAMERA, TrackSource.MICROPHONE],
    canSubscribe: true,
    canPublishData: false,
  });
  return token.toJwt();
}

async function heard(receiver: WebhookReceiver, body: string, authorization: string | null): Promise<CallEvent | null> {
  if (authorization === null) return null;
  try {
    const { id, event, createdAt, room, participant } = await receiver.receive(body, authorization);
    return {
      id,
      at: Number(createdAt) * 1_000,
      event,
      room: room?.name ?? null,
      participant: participant ? inRoom(participant) : null,
    };
  } catch {
    // Whatever does not fit, signature, body or shape, did not come from the call server.
    return null;
  }
}

/** The call server, over LiveKit's own kit. */
export function liveKit(settings: CallSettings): Calls {
  const { apiUrl, apiKey, apiSecret, url, iceServers } = settings;
  const rooms = new RoomServiceClient(apiUrl, apiKey, apiSecret, { requestTimeout: PATIENCE_S, failover: false });
  const receiver = new WebhookReceiver(apiKey, apiSecret);
  const shape = { emptyTimeout: EMPTY_S, departureTimeout: DEPARTED_S, maxParticipants: MOST_PEOPLE };
  return {
    open: async (room) => void (await rooms.createRoom({ name: room, ...shape })),
    close: (room) => gone(rooms.deleteRoom(room)),
    present: (room) => presentIn(rooms, room),
    remove: (room, identity) => gone(rooms.removeParticipant(room, identity)),
    pass: async (room, identity) => ({ url, iceServers, token: await tokenFor(settings, room, identity) }),
    heard: (body, authorization) => heard(receiver, body, authorization),
    probe: async () => void (await rooms.listRooms([NO_ROOM])),
  };
}
