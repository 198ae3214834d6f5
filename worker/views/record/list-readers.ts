import type { ReaderList } from "#schema/api/readers.ts";
import type { EpisodeId } from "#schema/ids.ts";
import { phoneOf } from "../../ground/access/actor.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { episodeHead } from "../../ground/episode/store.ts";
import type { Context } from "../../ground/platform/context.ts";
import { load } from "../../ground/platform/d1.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { readersOf } from "./query.ts";

/** Who has opened the record, for the family whose it is; also after home care has ended. */
export async function listReaders(ctx: Context, credential: Credential, id: EpisodeId): Promise<Result<ReaderList, Failure>> {
  const queries = [phoneOf(credential, ctx.clock.now()), episodeHead(id), readersOf(id)] as const;
  const [phone, episode, readers] = await load(ctx, queries);
  const refused = refusal(phone, "read-course", episode);
  return refused ? fail(refused) : ok({ readers });
}
