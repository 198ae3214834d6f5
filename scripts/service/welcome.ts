import type { DatabaseSync } from "node:sqlite";
import { ACCOUNTS, DEMO_PASSWORD } from "../seed/accounts.ts";
import { waitingCodes } from "../seed/codes.ts";

const SHOWN = ["ha", "quan", "lien", "khoa", "quantri"];

function accountLines(): string[] {
  const shown = ACCOUNTS.filter(({ username }) => SHOWN.includes(username));
  return shown.map(
    ({ username, title, name, role, place }) => `    ${username.padEnd(9)} ${`${title} ${name}`.padEnd(16)} ${role}, ${place}`,
  );
}

async function codeLines(database: DatabaseSync, port: number, sessionKey: string): Promise<string[]> {
  const codes = await waitingCodes(database, sessionKey, Date.now());
  if (codes.length === 0) return ["    all are used: ask for a new one on a patient's page, or begin afresh with --reset"];
  return codes.map(
    ({ code, name, birthYear }) =>
      `    ${code.slice(0, 4)}-${code.slice(4)}  http://localhost:${port}/a#${code}  ${name}, born ${birthYear}`,
  );
}

/** What is printed when everything runs: where to look, and as whom. */
export async function welcome(
  database: DatabaseSync,
  port: number,
  sessionKey: string,
  calls: readonly string[],
): Promise<string> {
  const demo = database.prepare("SELECT 1 FROM staff WHERE username = ?").get(ACCOUNTS[0]?.username ?? "") !== undefined;
  const people = [
    `  Sign in at the console as (password for all: ${DEMO_PASSWORD})`,
    ...accountLines(),
    "  Link a phone as a patient (code, or link; it asks for the year of birth)",
    ...(await codeLines(database, port, sessionKey)),
    "",
  ];
  return [
    "",
    `  Patient   http://localhost:${port}/`,
    `  Console   http://localhost:${port}/staff/`,
    `            http://127.0.0.1:${port}/staff/   for a second person in the same browser`,
    ...calls,
    "",
    ...(demo ? people : []),
    "  Ctrl-C stops everything; the data stays.",
    "",
  ].join("\n");
}
