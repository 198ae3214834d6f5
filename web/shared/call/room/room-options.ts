import { AudioPresets, DefaultReconnectPolicy, type RoomOptions, VideoPreset } from "livekit-client";

/** Pictures for a 3G phone: 640 x 360 at 15 a second, and a smaller layer for whoever's line carries no more. */
const LARGE = new VideoPreset(640, 360, 250_000, 15);
const SMALL = new VideoPreset(320, 180, 120_000, 15);

/** About 15 s with the old pass; afterwards a fresh one is asked for, as long as the page stands. */
const RECONNECT_DELAYS_MS = [0, 300, 1_200, 2_700, 4_800, 4_800];

export const ROOM_OPTIONS: RoomOptions = {
  // Only as large as it is shown, and nothing that nobody looks at.
  adaptiveStream: true,
  dynacast: true,
  disconnectOnPageLeave: true,
  reconnectPolicy: new DefaultReconnectPolicy(RECONNECT_DELAYS_MS),
  audioCaptureDefaults: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  videoCaptureDefaults: { resolution: LARGE.resolution, facingMode: "user" },
  publishDefaults: {
    audioPreset: AudioPresets.speech,
    red: true,
    dtx: true,
    simulcast: true,
    videoEncoding: LARGE.encoding,
    videoSimulcastLayers: [SMALL],
  },
};
