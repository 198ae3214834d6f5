import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { finish, launch } from "../../scripts/install/child.mjs";

const OBTAIN = `process.on("SIGTERM", () => process.exit(1));
const { obtainLivekit } = await import("./scripts/livekit/obtain.ts");
console.log("found", await obtainLivekit());`;
const ARGS = ["--input-type=module", "-e", OBTAIN];

let folder: string;
let cache: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dong-hanh-test-"));
  cache = join(folder, "cache/dong-hanh/livekit-v1.13.5");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A machine whose Go is of this version and installs by these lines of shell. */
function machine(version: string, installs: string): Record<string, string> {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "go"), `#!/bin/sh\nif [ "$1" = env ]; then echo ${version}; exit 0; fi\n${installs}\n`);
  chmodSync(join(bin, "go"), 0o755);
  return { PATH: `${bin}${delimiter}/usr/bin${delimiter}/bin`, XDG_CACHE_HOME: join(folder, "cache"), LIVEKIT_SERVER_BIN: "" };
}
const obtain = async (env: Record<string, string>) => (await finish(process.execPath, ARGS, { env })).output;

describe("obtaining LiveKit", () => {
  it("installs the tried version into the cache, by Go and without C", async () => {
    const said = `echo "$@ cgo=$CGO_ENABLED flags=$GOFLAGS" > "$GOBIN/server"; chmod +x "$GOBIN/server"; cp "$GOBIN/server" ${folder}/said`;
    expect(await obtain(machine("go1.26.8", said))).toContain(`found ${join(cache, "server")}`);
    const { output } = await finish("cat", [join(folder, "said")]);
    expect(output).toBe("install -v github.com/livekit/livekit-server/cmd/server@v1.13.5 cgo=0 flags=-buildvcs=false");
    expect(readdirSync(cache)).toEqual(["server"]);
  });
  it("does not try it with a Go that is too old", async () => {
    expect(await obtain(machine("go1.25.4", `touch "$GOBIN/server"`))).toBe("found null");
    expect(existsSync(cache)).toBe(false);
  });
  it("shows Go's words when it fails, leaves nothing half, and goes on without", async () => {
    const output = await obtain(machine("go1.26.8", `touch "$GOBIN/server"; echo "dial tcp: no such host" >&2; exit 1`));
    expect(output).toContain("dial tcp: no such host\nGo could not install LiveKit");
    expect(output.split("\n")).toContain("found null");
    expect(readdirSync(cache)).toEqual([]);
  });
  it("leaves nothing half when it is interrupted, and clears what one that was killed left", async () => {
    const old = join(cache, "unfinished-old");
    mkdirSync(old, { recursive: true });
    utimesSync(old, 0, 0);
    const begun = join(folder, "begun");
    const env = machine("go1.26.8", `touch "$GOBIN/server"; mkfifo ${begun}; echo > ${begun}; sleep 300`);
    const child = launch(process.execPath, ARGS, { env, onLine: () => undefined });
    await finish("sh", ["-c", `until [ -p ${begun} ]; do sleep 0.05; done; cat ${begun}`]);
    expect(readdirSync(cache)).toEqual([expect.stringMatching(/^unfinished-(?!old)/)]);
    await child.stop();
    expect(readdirSync(cache)).toEqual([]);
  });
});
