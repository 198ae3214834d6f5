import type { Failure } from "../../worker/ground/platform/failure.ts";
import type { Result } from "../../worker/ground/platform/result.ts";

/** The value of a verb. The seed asks for nothing that may be refused, so a refusal is a fault of the seed. */
export async function done<T>(what: string, answer: Promise<Result<T, Failure>>): Promise<T> {
  const result = await answer;
  if (result.ok) return result.value;
  throw new Error(`The demo city could not be made: ${what} was answered ${JSON.stringify(result.failure)}`);
}
