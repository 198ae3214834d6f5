import {
  ConnectionError,
  ConnectionErrorReason,
  DisconnectReason,
  type RemoteTrack,
  Room,
  type RoomConnectOptions,
  RoomEvent,
  setLogLevel,
  Track,
} from "livekit-client";
import type { Admission } from "#schema/api/consultation.ts";
import type { CallFailure } from "../state/call-state.ts";
import { NoCall } from "../state/failure.ts";
import type { EnterRoom, RoomListener } from "./room-contract.ts";
import { ownDevices } from "./room-devices.ts";
import { ROOM_OPTIONS } from "./room-options.ts";
import { arrivalsOf, peersOf, qualityOf } from "./room-peers.ts";

// This folder alone knows the call library; it is fetched when somebody goes into a call.
setLogLevel("error");

const COUNT_EVERY_MS = 1_000;
const HTTP_NOT_FOUND = 404;

function whyNotConnected(error: unknown): CallFailure {
  if (!(error instanceof ConnectionError) || error.reason !== ConnectionErrorReason.NotAllowed) return "unreachable";
  return error.status === HTTP_NOT_FOUND ? "room-gone" : "token";
}

const WHY_GONE: Partial<Record<DisconnectReason, CallFailure>> = {
  [DisconnectReason.DUPLICATE_IDENTITY]: "elsewhere",
  [DisconnectReason.PARTICIPANT_REMOVED]: "refused",
  [DisconnectReason.ROOM_DELETED]: "ended",
  [DisconnectReason.ROOM_CLOSED]: "ended",
};

/** Sound needs an element in the page to be heard; pictures get theirs from the screen. */
function play(track: RemoteTrack): void {
  if (track.kind === Track.Kind.Audio) document.body.append(track.attach());
}
function silence(track: RemoteTrack): void {
  for (const element of track.detach()) if (element instanceof HTMLAudioElement) element.remove();
}

const CHANGES = [
  RoomEvent.Connected,
  RoomEvent.Reconnected,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.ConnectionQualityChanged,
] as const;

function tellEverything(room: Room, listener: RoomListener): void {
  for (const change of CHANGES) room.on(change, () => listener.peers(peersOf(room)));
  room
    .on(RoomEvent.TrackSubscribed, play)
    .on(RoomEvent.TrackUnsubscribed, silence)
    .on(RoomEvent.ConnectionQualityChanged, (_quality, person) => {
      if (person.isLocal) listener.quality(qualityOf(person));
    })
    .on(RoomEvent.AudioPlaybackStatusChanged, () => listener.soundBlocked(!room.canPlaybackAudio))
    .on(RoomEvent.Reconnecting, listener.interrupted)
    .on(RoomEvent.SignalReconnecting, listener.interrupted)
    .on(RoomEvent.Reconnected, listener.resumed);
}

/** Others' pictures, those who come later included. */
function picturesOf(room: Room) {
  let fetched = true;
  const follow = () => {
    for (const person of room.remoteParticipants.values())
      for (const publication of person.videoTrackPublications.values())
        if (publication.isDesired !== fetched) publication.setSubscribed(fetched);
  };
  room.on(RoomEvent.TrackPublished, follow).on(RoomEvent.Reconnected, follow);
  return (on: boolean) => {
    fetched = on;
    follow();
  };
}

/** Without servers of ours, those that the call server names. */
function connectOptions(servers: Admission["iceServers"]): RoomConnectOptions {
  if (servers === null) return {};
  const iceServers = servers.map(({ urls, username, credential }) => ({
    urls,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  }));
  return { rtcConfig: { iceServers } };
}

/** Goes into the room that the pass opens. Throws `NoCall`. */
export const enterRoom: EnterRoom = async ({ url, token, iceServers }, listener) => {
  const room = new Room(ROOM_OPTIONS);
  let leaving = false;
  tellEverything(room, listener);
  const send = ownDevices(room, listener);
  const fetchPictures = picturesOf(room);
  try {
    await room.connect(url, token, connectOptions(iceServers));
  } catch (error) {
    throw new NoCall(whyNotConnected(error));
  }
  const counting = setInterval(async () => listener.arrivals(await arrivalsOf(room)), COUNT_EVERY_MS);
  room.on(RoomEvent.Disconnected, (reason) => {
    clearInterval(counting);
    // A frozen page is left by the library itself; only what this side asked for is no failure.
    if (!leaving) listener.gone((reason !== undefined && WHY_GONE[reason]) || "unreachable");
  });
  listener.soundBlocked(!room.canPlaybackAudio);
  return {
    send,
    fetchPictures: (on) => {
      fetchPictures(on);
      listener.peers(peersOf(room));
    },
    hear: () => room.startAudio(),
    leave: () => {
      leaving = true;
      return room.disconnect();
    },
  };
};
