import * as z from "zod/mini";
import type { TextSettings } from "../../env.ts";
import type { TextMessage, TextOutcome, TextRefusal, Texts } from "./ports.ts";

/** "Customer care": a message of a registered sender with registered words, at any hour. */
const CUSTOMER_CARE = "2";
/** What GSM 03.38 can say of what we write; anything else makes the whole message Unicode. */
const GSM = /^[A-Za-z0-9 \r\n@!"#%&'()*+,\-./:;<=>?_]*$/;

/** The form that eSMS.vn documents for SendMultipleMessage_V4_post_json (docs/decisions, 2026-11-29-reminders). */
const bodyOf = ({ apiKey, secretKey, brandname, isSandbox }: TextSettings, { to, words, id }: TextMessage) => ({
  ApiKey: apiKey,
  SecretKey: secretKey,
  Brandname: brandname,
  SmsType: CUSTOMER_CARE,
  IsUnicode: GSM.test(words) ? "0" : "1",
  Sandbox: isSandbox ? "1" : "0",
  Phone: to,
  Content: words,
  RequestId: id,
});

const ACCEPTED = "100";
/** This RequestId came before: it was taken then. */
const TAKEN_BEFORE = "124";
/** Keys, price list, balance, sender's name, address of the server, registered words, network of the sender, kind of message. */
const OF_THE_ACCOUNT = ["101", "102", "103", "104", "140", "146", "177", "300"];
const OF_THE_NUMBER = ["99", "108"];

const refusalOf = (code: string): TextRefusal => {
  if (OF_THE_ACCOUNT.includes(code)) return "account";
  return OF_THE_NUMBER.includes(code) ? "number" : "other";
};

const answer = z.object({ CodeResult: z.union([z.string(), z.int()]) });
/** The gateway's own code, if it is one: what else it says is not ours to keep. */
async function codeIn(response: Response): Promise<string | null> {
  const parsed = z.safeParse(answer, await response.json().catch(() => null));
  const code = parsed.success ? String(parsed.data.CodeResult) : "";
  return /^\d{1,4}$/.test(code) ? code : null;
}

async function outcomeOf(response: Response): Promise<TextOutcome> {
  const { status } = response;
  if (status === 429 || status >= 500) return "later";
  if (status >= 300 && status < 400) return { refused: "redirect", code: null };
  const code = await codeIn(response);
  if (code === ACCEPTED || code === TAKEN_BEFORE) return "accepted";
  return { refused: code === null ? "other" : refusalOf(code), code };
}

/** Text messages through eSMS.vn. */
export function esmsTexts(settings: TextSettings): Texts {
  return {
    send: async (message) => {
      try {
        const response = await fetch(settings.url, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(bodyOf(settings, message)),
          redirect: "manual",
          signal: AbortSignal.timeout(settings.timeoutMs),
        });
        return await outcomeOf(response);
      } catch {
        // Not reached, or no answer in time. It may have been taken: the same id is not sent twice.
        return "later";
      }
    },
  };
}
