import { signal } from "@preact/signals";
import type { Tune } from "./alarms.ts";

/** What a consultation sounds like: it rings at a doctor; the station has news of it. */
export type ConsultationTune = "ring" | "consultation";

/** May this browser make a sound? It needs one press; until then the top bar says that it is off. */
export const soundOn = signal(false);

let context: AudioContext | null = null;

/** Frequencies in Hz, one after the other (design/interface, section 4). */
const NOTES: Record<Tune | ConsultationTune, readonly number[]> = {
  emergency: [659, 831, 988],
  urgent: [659, 554],
  request: [262],
  // Higher than any alert and up and down, as a telephone: it asks this very person.
  ring: [880, 1175, 880, 1175],
  consultation: [523, 784],
};
const NOTE_SECONDS = 0.22;
const LOUDNESS = 0.35;

/** Must be called from a press. */
export async function startSound(): Promise<void> {
  try {
    context ??= new AudioContext();
    await context.resume();
    soundOn.value = context.state === "running";
    if (soundOn.value) play("request");
  } catch {
    soundOn.value = false;
  }
}

function playNote(audio: AudioContext, into: AudioNode, frequency: number, at: number): void {
  const tone = audio.createOscillator();
  const loudness = audio.createGain();
  tone.type = "triangle";
  tone.frequency.value = frequency;
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  loudness.gain.setValueAtTime(LOUDNESS, at + NOTE_SECONDS - 0.06);
  loudness.gain.linearRampToValueAtTime(0, at + NOTE_SECONDS);
  tone.connect(loudness).connect(into);
  tone.start(at);
  tone.stop(at + NOTE_SECONDS);
}

function playAt(audio: AudioContext, into: AudioNode, tune: Tune | ConsultationTune, at: number): void {
  for (const [index, frequency] of NOTES[tune].entries()) playNote(audio, into, frequency, at + index * NOTE_SECONDS);
}

export function play(tune: Tune | ConsultationTune): void {
  if (context && soundOn.peek()) playAt(context, context.destination, tune, context.currentTime);
}

/** Seconds between two rings. */
const RING_EVERY_S = 4;

/**
 * Rings for `ms` or until the returned function is called. All of it is put on the sound's own clock at once: a tab in the background
 * counts its timers by the minute and would fall silent.
 */
export function ring(ms: number): () => void {
  const audio = context;
  if (!audio || !soundOn.peek()) return () => {};
  const into = audio.createGain();
  into.connect(audio.destination);
  for (let at = 0; at < ms / 1_000; at += RING_EVERY_S) playAt(audio, into, "ring", audio.currentTime + at);
  return () => into.disconnect();
}
