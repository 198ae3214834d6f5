import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { atMost, type Figure, told } from "./figure.ts";

const DIST = "web/dist";
const FIRST_LOAD_KB = 60;
const ENGINE_KB = 15;
const SHELL_KB = 250;

const gzipKb = (bytes: string | Uint8Array): number => Math.round((gzipSync(bytes, { level: 9 }).length / 1000) * 10) / 10;

/** What a page asks for before anything is tapped: its script and all that the script imports at once. */
function firstLoad(page: string): number {
  const html = readFileSync(join(DIST, page), "utf8");
  const files = [...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="\/(assets\/[^"]+\.js)"/g)].flatMap(([, file]) =>
    file ? [file] : [],
  );
  const total = [...new Set(files)].reduce((sum, file) => sum + gzipKb(readFileSync(join(DIST, file))), 0);
  return Math.round(total * 10) / 10;
}

/** All that the service worker keeps for a phone without a line, in every language; Khmer's font, kept only by who reads Khmer, is none of it. */
function offlineShell(): number {
  const worker = readFileSync(join(DIST, "sw.js"), "utf8");
  const kept = [...worker.matchAll(/"?url"?:\s*"([^"]+)"/g)].flatMap(([, url]) => url ?? []);
  if (!kept.includes("index.html")) throw new Error("The list of what is kept was not found in sw.js");
  const total = kept.reduce((sum, url) => sum + gzipKb(readFileSync(join(DIST, url))), gzipKb(worker));
  return Math.round(total * 10) / 10;
}

/** What an entry beside this file weighs, bundled by itself: gzip, in kB. */
export async function bundledKb(file: string): Promise<number> {
  const entry = fileURLToPath(new URL(file, import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: true, lib: { entry, formats: ["es"], fileName: "bundled" } },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const chunks = outputs.flatMap((each) => ("output" in each ? each.output : []));
  return gzipKb(chunks.map((chunk) => (chunk.type === "chunk" ? chunk.code : "")).join(""));
}

export async function bundleFigures(): Promise<Figure[]> {
  return [
    atMost("patient app, first load, JavaScript, gzip", firstLoad("index.html"), "kB", FIRST_LOAD_KB),
    atMost("engine with one language's patient words, gzip", await bundledKb("engine-entry.ts"), "kB", ENGINE_KB),
    atMost("patient app, whole offline shell, gzip", offlineShell(), "kB", SHELL_KB),
    told("console, first load, JavaScript, gzip", firstLoad("staff/index.html"), "kB"),
  ];
}
