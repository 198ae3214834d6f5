import { ConnectionQuality, type Participant, type RemoteParticipant, type Room, Track } from "livekit-client";
import { type Arrivals, type Arrived, type LineQuality, type Peer, type Picture, partyOf } from "../live/peer.ts";

const QUALITIES: Record<string, LineQuality> = {
  [ConnectionQuality.Excellent]: "excellent",
  [ConnectionQuality.Good]: "good",
  [ConnectionQuality.Poor]: "poor",
  [ConnectionQuality.Lost]: "lost",
};
export const qualityOf = ({ connectionQuality }: Participant): LineQuality => QUALITIES[connectionQuality] ?? "unknown";

const pictures = new WeakMap<Track, Picture>();
/** The same picture for the same track, so that an element is not attached anew with every change in the room. */
export function pictureOf(track: Track): Picture {
  const known = pictures.get(track);
  if (known) return known;
  const picture: Picture = {
    show: (element) => {
      track.attach(element);
      return () => void track.detach(element);
    },
  };
  pictures.set(track, picture);
  return picture;
}

function soundOf(person: RemoteParticipant): Peer["sound"] {
  const publication = person.getTrackPublication(Track.Source.Microphone);
  if (!publication) return "none";
  return publication.isMuted ? "muted" : "on";
}

function peerOf(person: RemoteParticipant): Peer {
  const camera = person.getTrackPublication(Track.Source.Camera);
  const sends = camera !== undefined && !camera.isMuted;
  const track = sends && camera.isDesired ? camera.videoTrack : undefined;
  return {
    identity: person.identity,
    party: partyOf(person.identity),
    speaking: person.isSpeaking,
    level: person.isSpeaking ? Math.min(4, Math.ceil(person.audioLevel * 8)) : 0,
    quality: qualityOf(person),
    sound: soundOf(person),
    picture: track ? pictureOf(track) : null,
    pictureHeld: sends && !camera.isDesired,
  };
}

/** Everybody else, in the order in which they came. */
export const peersOf = (room: Room): readonly Peer[] =>
  [...room.remoteParticipants.values()].sort((a, b) => (a.joinedAt?.getTime() ?? 0) - (b.joinedAt?.getTime() ?? 0)).map(peerOf);

interface Inbound {
  readonly bytes: number;
  readonly frames: number;
}

async function inboundOf(track: Track | undefined): Promise<Inbound> {
  const report = await track?.getRTCStatsReport();
  let bytes = 0;
  let frames = 0;
  report?.forEach((entry) => {
    if (entry.type !== "inbound-rtp") return;
    bytes += Number(entry.bytesReceived ?? 0);
    frames += Number(entry.framesDecoded ?? 0);
  });
  return { bytes, frames };
}

async function arrivedFrom(person: RemoteParticipant): Promise<Arrived> {
  const [sound, picture] = await Promise.all([
    inboundOf(person.getTrackPublication(Track.Source.Microphone)?.track),
    inboundOf(person.getTrackPublication(Track.Source.Camera)?.track),
  ]);
  return { soundBytes: sound.bytes, pictureBytes: picture.bytes, frames: picture.frames };
}

/** What the browser has counted from each person. */
export async function arrivalsOf(room: Room): Promise<Arrivals> {
  const people = [...room.remoteParticipants.values()];
  return Object.fromEntries(
    await Promise.all(people.map(async (person) => [person.identity, await arrivedFrom(person)] as const)),
  );
}
