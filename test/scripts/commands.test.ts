import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { finish, launch } from "../../scripts/install/child.mjs";
import { readFlags } from "../../scripts/install/flags.mjs";
import { sentenceIn, sentenceOf } from "../../scripts/install/sentence.mjs";
import { fingerprint, leaveMark, markIs } from "../../scripts/service/fingerprint.ts";
import { checkPort, freePort } from "../../scripts/service/port.ts";
import { keepSecrets } from "../../scripts/service/secrets.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dong-hanh-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the flags of npm start", () => {
  it("has its usual port, seeds, and keeps the data", () =>
    expect(readFlags([])).toEqual({ port: 8787, reset: false, seed: true, calls: true, simulate: true, help: false }));
  it("reads each flag, the port in both ways of writing", () => {
    const all = readFlags(["--port", "9000", "--reset", "--no-seed", "--no-calls", "--no-simulate"]);
    expect(all).toEqual({ port: 9000, reset: true, seed: false, calls: false, simulate: false, help: false });
    expect(readFlags(["--port=9001"]).port).toBe(9001);
  });
  it.each([["--port"], ["--port", "none"], ["--port", "0"], ["--port", "65536"], ["--prot", "1"], ["8787"]])(
    "refuses %s %s",
    (...args) => expect(() => readFlags(args)).toThrow(/--port wants|There is no flag/),
  );
  it("refuses in one sentence and with 1, before anything is installed", async () => {
    const { code, output } = await finish(process.execPath, ["scripts/start.mjs", "--nonsense"]);
    expect(code).toBe(1);
    expect(output.trim()).toBe('There is no flag "--nonsense". See: npm start -- --help');
  });
  it("helps", async () => {
    const { code, output } = await finish(process.execPath, ["scripts/start.mjs", "--help"]);
    expect([code, output.includes("--no-seed")]).toEqual([0, true]);
  });
});

describe("what goes wrong is one sentence", () => {
  const fault = (code: string) => Object.assign(new Error(code), { code });
  it.each(["ENOSPC", "EROFS", "EACCES"])("knows %s", (code) => {
    expect(sentenceOf(fault(code))).toMatch(/disk is full|folder/);
    expect(sentenceIn(`npm error code ${code}`)).toBe(sentenceOf(fault(code)));
  });
  it("leaves a fault of ours as it is", () => expect(sentenceOf(new TypeError("x is not a function"))).toBeNull());
});

describe("the port", () => {
  it("names one that is in use and proposes another", async () => {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    await expect(checkPort(port)).rejects.toThrow(
      `Port ${port} is in use by another program. Choose another: npm start -- --port ${port + 1}`,
    );
    await new Promise((resolve) => server.close(resolve));
    await expect(checkPort(port)).resolves.toBeUndefined();
  });
});

describe("secrets of this machine", () => {
  it("are made once, whole, and readable by their owner alone", () => {
    const file = join(folder, ".dev.vars");
    const made = keepSecrets(file);
    expect(Object.keys(made)).toEqual(["SESSION_KEY", "VAPID_PUBLIC_KEY", "VAPID_PRIVATE_KEY", "VAPID_SUBJECT"]);
    expect(made.SESSION_KEY?.length).toBeGreaterThanOrEqual(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(keepSecrets(file)).toEqual(made);
  });
  it("are completed where one is missing; what stands there stays", () => {
    const file = join(folder, ".dev.vars");
    writeFileSync(file, 'SESSION_KEY="mine"\nOTHER="kept"\n');
    expect(keepSecrets(file)).toMatchObject({ SESSION_KEY: "mine", OTHER: "kept" });
    expect(readFileSync(file, "utf8")).toContain("VAPID_PRIVATE_KEY");
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

describe("a step is skipped while nothing has changed", () => {
  it("sees contents, names and new files, and not what it is told to leave out", () => {
    writeFileSync(join(folder, "a"), "1");
    const before = fingerprint([folder]);
    expect(fingerprint([folder])).toBe(before);
    writeFileSync(join(folder, "b"), "");
    expect(fingerprint([folder])).not.toBe(before);
    expect(fingerprint([folder], [join(folder, "b")])).toBe(before);
    writeFileSync(join(folder, "a"), "2");
    expect(fingerprint([folder], [join(folder, "b")])).not.toBe(before);
  });
  it("leaves a mark that is its own", () => {
    const mark = join(folder, "deep", "mark");
    expect(markIs(mark, "x")).toBe(false);
    leaveMark(mark, "x");
    expect([markIs(mark, "x"), markIs(mark, "y")]).toEqual([true, false]);
  });
});

describe("what a command starts ends with it", () => {
  const made = (): string[] => readdirSync(folder).filter((each) => each.startsWith("dong-hanh-"));
  /** Command lines of all processes in which this stands. */
  const commandsNaming = (words: string): string[] =>
    globSync("/proc/[0-9]*/cmdline").flatMap((file) => {
      try {
        const line = readFileSync(file, "utf8").replaceAll("\0", " ");
        return line.includes(words) ? [line] : [];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
  const lives = (pid: number): boolean => {
    try {
      process.kill(pid, 0);
      return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
    } catch {
      // No such process any more.
      return false;
    }
  };
  it("stops a program and whatever that program started", async () => {
    const heard = Promise.withResolvers<number>();
    const child = launch("sh", ["-c", "sleep 300 & echo $!; wait"], { onLine: (line) => heard.resolve(Number(line)) });
    const grandchild = await heard.promise;
    expect(lives(grandchild)).toBe(true);
    await child.stop();
    expect([lives(child.group), lives(grandchild)]).toEqual([false, false]);
  });
  it("also the service of a benchmark that is interrupted, and its folder with the secrets", { timeout: 120_000 }, async () => {
    const begun = Promise.withResolvers<void>();
    const onLine = (line: string) => {
      if (line.includes("Prepare the database")) begun.resolve();
    };
    const env = { TMPDIR: folder };
    const bench = launch("node", ["scripts/bench.ts", "--only", "day", "--quick"], { env, onLine });
    await begun.promise;
    expect(made()).toHaveLength(1);
    process.kill(bench.group, "SIGINT");
    expect(await bench.exited).toBe(1);
    expect(made()).toEqual([]);
    await expect.poll(() => commandsNaming(folder)).toEqual([]);
  });
});
