import type { DataRequestView, MoveDataRequestBody } from "#schema/api/privacy.ts";
import type { DataRequestId } from "#schema/ids.ts";
import { type StaffActor, staffOf } from "../../../ground/access/actor.ts";
import { auditRow } from "../../../ground/access/audit.ts";
import type { Credential } from "../../../ground/access/credential.ts";
import { refusal } from "../../../ground/access/policy.ts";
import { feedRow } from "../../../ground/delivery/store.ts";
import { type Decided, transact } from "../../../ground/platform/commit.ts";
import type { Context } from "../../../ground/platform/context.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../../ground/platform/result.ts";
import { mayMove } from "./rules.ts";
import { type DataRequestRow, dataRequestById, moveRequest, viewOfRequest } from "./store.ts";

const answerIn = (body: MoveDataRequestBody): string | null => (body.state === "taken" ? null : body.answer);

/** One's own hold, or the same answer, pressed twice. */
const isSame = (request: DataRequestRow, actor: StaffActor, body: MoveDataRequestBody): boolean =>
  request.state === body.state && request.by?.id === actor.id && request.answer === answerIn(body);

function move(actor: StaffActor, request: DataRequestRow, body: MoveDataRequestBody, now: number): Decided<DataRequestView> {
  const { id, state: from, facilityId, episodeId } = request;
  const by = { id: actor.id, name: actor.name, title: actor.title };
  if (isSame(request, actor, body)) return ok({ value: viewOfRequest(request), record: [] });
  if (!mayMove(from, body.state))
    return fail({ tag: "record-changed", state: from, by: request.by, at: request.movedAt ?? request.askedAt });
  const answer = answerIn(body);
  const line = { at: now, actor: actor.id, facilityId, episodeId, subject: id, detail: { state: body.state } };
  return ok({
    value: { ...viewOfRequest(request), state: body.state, movedAt: now, by, answer },
    claims: [moveRequest(id, { from, to: body.state, by: actor.id, answer, now })],
    record: [
      auditRow({ ...line, action: body.state === "taken" ? "data_request_taken" : "data_request_answered" }),
      ...(episodeId ? [feedRow(facilityId, episodeId, now)] : []),
    ],
    poke: [facilityId],
  });
}

/** A professional takes a family's wish about its data in hand, or answers it with words that the family reads. */
export function moveDataRequest(
  ctx: Context,
  credential: Credential,
  id: DataRequestId,
  body: MoveDataRequestBody,
): Promise<Result<DataRequestView, Failure>> {
  const queries = [staffOf(credential, ctx.clock.now()), dataRequestById(id)] as const;
  return transact<typeof queries, DataRequestView>(ctx, queries, ([actor, request], now) => {
    const refused = refusal(actor, "answer-data-request", request);
    if (refused || actor === null || request === null) return fail(refused ?? { tag: "not-found" });
    return move(actor, request, body, now);
  });
}
