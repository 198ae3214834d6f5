import { signal } from "@preact/signals";
import type { Tune } from "./alarms.ts";

/** May this browser make a sound? It needs one press; until then the top bar says that it is off. */
export const soundOn = signal(false);

let context: AudioContext | null = null;

/** Frequencies in Hz, one after the other (design/interface, section 4). */
const NOTES: Record<Tune, readonly number[]> = {
  emergency: [659, 831, 988],
  urgent: [659, 554],
  request: [262],
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

function playNote(audio: AudioContext, frequency: number, at: number): void {
  const tone = audio.createOscillator();
  const loudness = audio.createGain();
  tone.type = "triangle";
  tone.frequency.value = frequency;
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  loudness.gain.setValueAtTime(LOUDNESS, at + NOTE_SECONDS - 0.06);
  loudness.gain.linearRampToValueAtTime(0, at + NOTE_SECONDS);
  tone.connect(loudness).connect(audio.destination);
  tone.start(at);
  tone.stop(at + NOTE_SECONDS);
}

export function play(tune: Tune): void {
  const audio = context;
  if (!audio || !soundOn.peek()) return;
  for (const [index, frequency] of NOTES[tune].entries()) playNote(audio, frequency, audio.currentTime + index * NOTE_SECONDS);
}
