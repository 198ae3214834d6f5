import * as z from "zod/mini";
import { correctBody, decideBody, declineBody, messageBody, ringBody, withdrawBody } from "#schema/api/consultation.ts";
import type { ProblemType } from "#schema/api/problem.ts";
import { type ConsultationId, consultationId } from "#schema/ids.ts";
import type { Credential } from "../../ground/access/credential.ts";
import type { Context } from "../../ground/platform/context.ts";
import { type Endpoint, endpoint } from "../../ground/platform/endpoint.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { ok, type Result } from "../../ground/platform/result.ts";
import { writeMessage } from "./message/write-message.ts";
import { correctOpinion } from "./opinion/correct-opinion.ts";
import { decideConsultation } from "./opinion/decide-consultation.ts";
import { readOpinion } from "./opinion/read-opinion.ts";
import { acceptConsultation } from "./ring/accept-consultation.ts";
import { declineConsultation } from "./ring/decline-consultation.ts";
import { ringAgain } from "./ring/ring-again.ts";
import { withdrawConsultation } from "./withdraw-consultation.ts";

const REFUSED: readonly ProblemType[] = [
  "not-signed-in",
  "password-must-change",
  "forbidden",
  "not-found",
  "too-busy",
  "consultation-moved-on",
];
type Verb<B> = (ctx: Context, credential: Credential, id: ConsultationId, body: B) => Promise<Result<null, Failure>>;

/** One act on a consultation: who asks for it reads the consultation anew, so that nothing is answered. */
function act(path: string, summary: string, verb: Verb<undefined>): Endpoint {
  return endpoint({
    method: "POST",
    path: `/api/consultations/:consultationId/${path}`,
    summary,
    who: "staff",
    params: z.object({ consultationId }),
    reply: null,
    status: 204,
    failures: REFUSED,
    handle: async (ctx, { credential, params }) => {
      const done = await verb(ctx, credential, params.consultationId, undefined);
      return done.ok ? ok({ body: null }) : done;
    },
  });
}

/** The same with a body. */
function actWith<S extends z.ZodMiniType>(path: string, summary: string, body: S, verb: Verb<z.infer<S>>): Endpoint {
  return endpoint({
    method: "POST",
    path: `/api/consultations/:consultationId/${path}`,
    summary,
    who: "staff",
    params: z.object({ consultationId }),
    body: body as z.ZodMiniType<z.infer<S>>,
    reply: null,
    status: 204,
    failures: [...REFUSED, "invalid-body", "id-conflict"],
    handle: async (ctx, call) => {
      const done = await verb(ctx, call.credential, call.params.consultationId, call.body);
      return done.ok ? ok({ body: null }) : done;
    },
  });
}

export const consultationEndpoints: readonly Endpoint[] = [
  act("accept", "Take a consultation; of two doctors at once one has it", acceptConsultation),
  actWith("decline", "Decline a ring, or hand back what was accepted", declineBody, declineConsultation),
  actWith("ring", "Ring again, at the same hospital or at another", ringBody, (ctx, credential, id, { hospitalId }) =>
    ringAgain(ctx, credential, id, hospitalId),
  ),
  actWith("messages", "Write to the other side; needs no call", messageBody, writeMessage),
  actWith("decide", "Sign an opinion and a disposition: that closes the consultation", decideBody, decideConsultation),
  actWith("correct", "Sign a further version of an opinion", correctBody, correctOpinion),
  act("read", "Say that the station has read the newest opinion", readOpinion),
  actWith("withdraw", "Ask no more, with a reason", withdrawBody, (ctx, credential, id, { reason }) =>
    withdrawConsultation(ctx, credential, id, reason),
  ),
];
