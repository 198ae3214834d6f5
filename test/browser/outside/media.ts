import type { Page } from "playwright-core";
import { expect } from "vitest";
import * as z from "zod/mini";

/** What one browser receives, by its own count (RTCPeerConnection.getStats), and by which transport. */
const media = z.object({
  sounds: z.array(z.number()),
  frames: z.array(z.number()),
  protocols: z.array(z.string()),
});
type Media = z.infer<typeof media>;

/** Keeps every peer connection that a page makes, so that a test can ask the browser itself and not the page. */
const KEEPS_CONNECTIONS = `
  const made = [];
  const Real = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Real {
    constructor(...given) { super(...given); made.push(this); }
  };
  globalThis.receivedMedia = async () => {
    const seen = { sounds: [], frames: [], protocols: [] };
    for (const connection of made.filter(({ connectionState }) => connectionState === "connected")) {
      const stats = await connection.getStats();
      for (const one of stats.values()) {
        if (one.type === "inbound-rtp" && one.kind === "audio") seen.sounds.push(one.bytesReceived);
        if (one.type === "inbound-rtp" && one.kind === "video") seen.frames.push(one.framesDecoded ?? 0);
        const pair = one.type === "transport" && stats.get(one.selectedCandidatePairId);
        if (pair) seen.protocols.push(stats.get(pair.localCandidateId).protocol);
      }
    }
    return seen;
  };
`;

/** To be called before the page opens the call: what it has open already is not seen. */
export async function watchMedia(page: Page): Promise<void> {
  await page.addInitScript(KEEPS_CONNECTIONS);
  await page.reload();
}

async function received(page: Page): Promise<Media> {
  return z.parse(media, await page.evaluate("receivedMedia()"));
}

const flowing = (list: readonly number[]) => list.filter((count) => count > 0);
const grown = (now: readonly number[], before: readonly number[]) =>
  now.filter((count, index) => count > (before[index] ?? 0)).length;
const LONG = { timeout: 30_000, interval: 250 } as const;

/** Sound and pictures of so many others arrive here, and go on arriving: bytes and decoded frames grow. */
export async function expectMedia(page: Page, others: number): Promise<Media> {
  const arrives = async () => {
    const { sounds, frames } = await received(page);
    return [flowing(sounds).length, flowing(frames).length];
  };
  await expect.poll(arrives, LONG).toEqual([others, others]);
  const before = await received(page);
  const grows = async () => {
    const { sounds, frames } = await received(page);
    return [grown(sounds, before.sounds), grown(frames, before.frames)];
  };
  await expect.poll(grows, LONG).toEqual([others, others]);
  return received(page);
}
