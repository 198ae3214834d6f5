import type { DeviceKind, DeviceTrouble } from "../live/peer.ts";
import { deviceConstraint } from "./device-choice.ts";

/** An opened device, or why it could not be opened. */
export type Opened = { readonly result: "ok"; readonly stream: MediaStream } | { readonly result: DeviceTrouble };

/** What the browser's refusal means to a person. */
export function troubleOf(error: unknown): DeviceTrouble {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  return name === "NotFoundError" || name === "OverconstrainedError" ? "missing" : "busy";
}

/** The phone's front camera, small: it is for a glance, not for a film. */
const PICTURE = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 15 }, facingMode: "user" } as const;

/** Asks the person for one device: microphone and camera separately, so that refusing one leaves the other. */
export async function openDevice(kind: DeviceKind): Promise<Opened> {
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (!devices) return { result: "unsupported" };
  const wanted = deviceConstraint(kind);
  try {
    const stream = await devices.getUserMedia(
      kind === "microphone"
        ? { audio: { ...wanted, echoCancellation: true, noiseSuppression: true } }
        : { video: { ...PICTURE, ...wanted } },
    );
    return { result: "ok", stream };
  } catch (error) {
    return { result: troubleOf(error) };
  }
}

export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Devices of a kind, with the names that a browser tells once it may use one. */
export async function devicesOf(kind: DeviceKind): Promise<readonly MediaDeviceInfo[]> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  const wanted = kind === "microphone" ? "audioinput" : "videoinput";
  return all.filter((device) => device.kind === wanted && device.deviceId !== "" && device.label !== "");
}

/** How loud the microphone is, 0 to 1, ten times a second; the answer ends it. */
export function listenToLevel(stream: MediaStream, hear: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const wave = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(wave);
    const power = wave.reduce((sum, sample) => sum + sample * sample, 0) / wave.length;
    hear(Math.min(1, Math.sqrt(power) * 4));
  }, 100);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
