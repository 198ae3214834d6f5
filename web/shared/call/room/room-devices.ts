import { type LocalTrackPublication, type Room, RoomEvent, Track, TrackEvent } from "livekit-client";
import { deviceConstraint } from "../devices/device-choice.ts";
import { troubleOf } from "../devices/devices.ts";
import type { DeviceKind, DeviceTrouble } from "../live/peer.ts";
import type { RoomListener } from "./room-contract.ts";
import { pictureOf } from "./room-peers.ts";

const kindOf = ({ source }: { readonly source: Track.Source }): DeviceKind | null => {
  if (source === Track.Source.Microphone) return "microphone";
  return source === Track.Source.Camera ? "camera" : null;
};

/** This side's microphone and camera in a room: switched on and off, and watched for being pulled out. */
export function ownDevices(room: Room, listener: RoomListener) {
  const wanted: Record<DeviceKind, boolean> = { microphone: false, camera: false };

  const tellPicture = () => {
    const camera = room.localParticipant.getTrackPublication(Track.Source.Camera);
    listener.ownPicture(camera?.track && !camera.isMuted ? pictureOf(camera.track) : null);
  };
  /** The library takes another device when one is pulled out, and mutes what it cannot replace. */
  const watch = (publication: LocalTrackPublication) => {
    const kind = kindOf(publication);
    let ended = false;
    publication.track?.on(TrackEvent.Ended, () => {
      ended = true;
    });
    publication.track?.on(TrackEvent.Restarted, () => {
      if (kind && ended) listener.deviceGone(kind, true);
      ended = false;
    });
  };
  room
    .on(RoomEvent.LocalTrackPublished, (publication) => {
      watch(publication);
      tellPicture();
    })
    .on(RoomEvent.LocalTrackUnpublished, tellPicture)
    .on(RoomEvent.TrackUnmuted, tellPicture)
    .on(RoomEvent.TrackMuted, (publication, person) => {
      tellPicture();
      const kind = person.isLocal ? kindOf(publication) : null;
      if (kind && wanted[kind]) listener.deviceGone(kind, false);
    });

  return async (kind: DeviceKind, on: boolean): Promise<DeviceTrouble | null> => {
    wanted[kind] = on;
    const me = room.localParticipant;
    try {
      if (kind === "microphone") await me.setMicrophoneEnabled(on, deviceConstraint(kind));
      else await me.setCameraEnabled(on, deviceConstraint(kind));
      return null;
    } catch (error) {
      wanted[kind] = false;
      return navigator.mediaDevices ? troubleOf(error) : "unsupported";
    }
  };
}
