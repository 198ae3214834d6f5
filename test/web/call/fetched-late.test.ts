import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const sources = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "web"])
  .toString()
  .trim()
  .split("\n")
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(file, "utf8") }));
const importing = (what: RegExp) => sources.filter(({ text }) => what.test(text)).map(({ file }) => file);

describe("nothing of the call is in either app's first load", () => {
  it("the call library is known to the room's folder alone", () => {
    const users = importing(/from "livekit-client"/);
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((file) => !file.startsWith("web/shared/call/room/"))).toEqual([]);
  });
  it("the room and the panel are fetched when they are needed", () => {
    expect(importing(/import\("\.\/room\/room\.ts"\)/)).toEqual(["web/shared/call/call-panel.tsx"]);
    expect(importing(/import(?! type)[^(;]*from "[^"]*\/(room|call-panel)\.tsx?"/)).toEqual([]);
    const parts = importing(/import(?! type)[^(;]*from "[^"]*\/room-(devices|options|peers)\.ts"/);
    expect(parts.filter((file) => !file.startsWith("web/shared/call/room/"))).toEqual([]);
  });
});
