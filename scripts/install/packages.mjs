import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { finish } from "./child.mjs";
import { Sentence, sentenceIn } from "./sentence.mjs";
import { step } from "./step.mjs";

const root = new URL("../../", import.meta.url);
const NEEDED_BYTES = 1_300_000_000;

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
const packagesIn = (file) => JSON.parse(readFileSync(new URL(file, root), "utf8")).packages;

/**
 * Whether node_modules is what the lockfile asks for. npm writes its own list last, so that a broken-off installation shows.
 * Optional packages are those of other machines.
 */
export function installed() {
  if (!existsSync(new URL("node_modules/.package-lock.json", root)) || !existsSync(new URL("node_modules/.bin/node", root)))
    return false;
  const there = packagesIn("node_modules/.package-lock.json");
  return Object.entries(packagesIn("package-lock.json")).every(
    ([path, { version, optional }]) => path === "" || (there[path] ? there[path].version === version : optional === true),
  );
}

/** Fails with a sentence where the folder cannot be written, before anything long begins. */
export function checkWritable() {
  mkdirSync(new URL(".dev/", root), { recursive: true });
  writeFileSync(new URL(".dev/writable", root), "");
  rmSync(new URL(".dev/writable", root));
}

function checkSpace() {
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < NEEDED_BYTES)
    throw new Sentence(`Only ${Math.floor((bavail * bsize) / 1e6)} MB are free on this disk; the packages need about 1,300 MB.`);
}

/** Installs exactly what the lockfile names, if it is not there. */
export async function install() {
  if (installed()) return;
  checkSpace();
  await step("Install packages (a minute or two)", async () => {
    const { code, output } = await finish("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: new URL(".", root).pathname,
    });
    if (code === 0) return;
    const last = output.trim().split("\n").slice(-12).join("\n");
    throw new Sentence(sentenceIn(output) ?? `${last}\nThe packages could not be installed: see npm's words above.`);
  });
}
