const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Zalo/, "Zalo"],
  [/coc_coc_browser/i, "Cốc Cốc"],
  [/SamsungBrowser/, "Samsung Internet"],
  [/Edg/, "Edge"],
  [/OPR|Opera/, "Opera"],
  [/Firefox|FxiOS/, "Firefox"],
  [/Chrome|CriOS/, "Chrome"],
  [/Safari/, "Safari"],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, "Android"],
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Windows/, "Windows"],
  [/Mac OS/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

const named = (list: readonly (readonly [RegExp, string])[], agent: string): string =>
  list.find(([pattern]) => pattern.test(agent))?.[1] ?? "?";

/** Browser and system, coarse ("Chrome, Android"): enough to know one's own phone again, too little to know it from all others. */
export function coarseAgent(request: Request): string {
  const agent = request.headers.get("user-agent") ?? "";
  return `${named(BROWSERS, agent)}, ${named(SYSTEMS, agent)}`;
}
