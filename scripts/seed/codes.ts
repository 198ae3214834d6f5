import type { DatabaseSync } from "node:sqlite";
import { codeHash } from "../../worker/ground/people/activation/code-hash.ts";
import { activationState, CODE_MS } from "../../worker/ground/people/activation/rules.ts";
import { insertActivation } from "../../worker/ground/people/activation/store.ts";
import { prepare } from "../../worker/ground/platform/d1.ts";
import type { Patient } from "./patient.ts";
import { STORIES } from "./stories.ts";
import type { World } from "./world.ts";

export interface WaitingCode {
  readonly code: string;
  readonly name: string;
  readonly birthYear: number;
}

/** An activation whose code is known beforehand, so that `npm start` can print it at every start. */
export async function issueDemoCode({ ctx }: World, { personId, story }: Patient, issuedBy: string): Promise<void> {
  if (story.code === undefined) return;
  const hash = await codeHash(story.code, ctx.settings.sessionKey);
  const at = ctx.clock.now();
  const activation = { id: ctx.ids.next("act"), codeHash: hash, personId, issuedBy, at, expiresAt: at + CODE_MS };
  await ctx.db.batch([prepare(ctx.db, insertActivation(activation))]);
}

const QUERY = `SELECT a.used_at, a.revoked_at, a.expires_at, a.wrong_tries, p.name, p.birth_date
  FROM activations a JOIN persons p ON p.id = a.person_id WHERE a.code_hash = ?`;

/** The codes of the demo that can still be redeemed, with the year that must be typed beside them. */
export async function waitingCodes(database: DatabaseSync, sessionKey: string, now: number): Promise<WaitingCode[]> {
  const waiting: WaitingCode[] = [];
  for (const { code } of STORIES) {
    if (code === undefined) continue;
    const row = database.prepare(QUERY).get(await codeHash(code, sessionKey));
    if (row === undefined) continue;
    const number = (column: string): number | null => (row[column] === null ? null : Number(row[column]));
    const facts = {
      used_at: number("used_at"),
      revoked_at: number("revoked_at"),
      expires_at: Number(row.expires_at),
      wrong_tries: Number(row.wrong_tries),
    };
    if (activationState(facts, now) === "waiting")
      waiting.push({ code, name: String(row.name), birthYear: Number(String(row.birth_date).slice(0, 4)) });
  }
  return waiting;
}
