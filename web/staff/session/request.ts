import type * as z from "zod/mini";
import { call, Refused, tell } from "../../shared/api.ts";
import { session, signInAgain } from "./session.ts";

type Sending = Parameters<typeof call>[2];

/** Runs a request; if the session ended meanwhile, it waits for the sign-in over the page and then sends the same again. */
async function inSession<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.problem.type === "not-signed-in") {
      await signInAgain();
      return inSession(run);
    }
    const here = session.peek();
    if (error.problem.type === "password-must-change" && here) session.value = { ...here, mustChangePassword: true };
    throw error;
  }
}

/** Sends and reads the answer, in the session. Throws Refused or Unreachable. */
export const ask = <S extends z.ZodMiniType>(path: string, shape: S, sending?: Sending): Promise<z.infer<S>> =>
  inSession(() => call(path, shape, sending));
/** Sends where no body is answered, in the session. */
export const send = (path: string, sending: NonNullable<Sending>): Promise<void> => inSession(() => tell(path, sending));
