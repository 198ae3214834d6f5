import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { atMost, type Figure, told } from "./figure.ts";

const DIST = "web/dist";
const FIRST_LOAD_KB = 60;
const ENGINE_KB = 15;

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

/** The engine with one language's words for patients, bundled by itself. */
async function engine(): Promise<number> {
  const entry = fileURLToPath(new URL("engine-entry.ts", import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: true, lib: { entry, formats: ["es"], fileName: "engine" } },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const chunks = outputs.flatMap((each) => ("output" in each ? each.output : []));
  return gzipKb(chunks.map((chunk) => (chunk.type === "chunk" ? chunk.code : "")).join(""));
}

export async function bundleFigures(): Promise<Figure[]> {
  return [
    atMost("patient app, first load, JavaScript, gzip", firstLoad("index.html"), "kB", FIRST_LOAD_KB),
    atMost("engine with one language's patient words, gzip", await engine(), "kB", ENGINE_KB),
    told("console, first load, JavaScript, gzip", firstLoad("staff/index.html"), "kB"),
  ];
}
