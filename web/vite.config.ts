import { fileURLToPath } from "node:url";
import { paraglideVitePlugin } from "@inlang/paraglide-js";
import preact from "@preact/preset-vite";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const service = process.env.SERVICE_ORIGIN ?? "http://127.0.0.1:8787";

/** In development the shells are chosen here; in production the Worker does the same (worker/ground/platform/shell.ts). */
const shells: Plugin = {
  name: "shells",
  configureServer: (server) =>
    void server.middlewares.use((request, _response, next) => {
      const path = request.url?.split("?")[0] ?? "/";
      if (request.headers.accept?.includes("text/html") && !path.startsWith("/api/") && !/\.\w+$/.test(path))
        request.url = /^\/staff(\/|$)/.test(path) ? "/staff/index.html" : "/index.html";
      next();
    }),
};

/** Scripts and styles that the patient's page can ever load: what its entry reaches, at once or later. */
const reachedByPatient = new Set<string>();
const patientParts: Plugin = {
  name: "patient-parts",
  generateBundle(_options, bundle) {
    reachedByPatient.clear();
    const reach = (fileName: string): void => {
      const chunk = bundle[fileName];
      if (chunk?.type !== "chunk" || reachedByPatient.has(fileName)) return;
      reachedByPatient.add(fileName);
      for (const style of chunk.viteMetadata?.importedCss ?? []) reachedByPatient.add(style);
      for (const next of [...chunk.imports, ...chunk.dynamicImports]) reach(next);
    };
    for (const part of Object.values(bundle))
      if (part.type === "chunk" && part.isEntry && part.name === "patient") reach(part.fileName);
  },
};

/** The check-in's own shell: whoever comes straight to it gets its part beside the app's start, not after it. */
const checkinShell: Plugin = {
  name: "checkin-shell",
  enforce: "post",
  generateBundle: {
    order: "post",
    handler(_options, bundle) {
      const shell = bundle["index.html"];
      const part = Object.keys(bundle).find((file) => file.startsWith("assets/checkin-"));
      if (shell?.type !== "asset" || !part) return;
      const preload = `  <link rel="modulepreload" crossorigin href="/${part}">\n  </head>`;
      this.emitFile({ type: "asset", fileName: "checkin.html", source: String(shell.source).replace("</head>", preload) });
    },
  },
};

const words = paraglideVitePlugin({
  project: at("project.inlang"),
  outdir: at("shared/paraglide"),
  strategy: ["baseLocale"],
  emitTsDeclarations: true,
});

/** The service worker, and what it keeps of the app. */
const keptOnPhone = VitePWA({
  strategies: "injectManifest",
  srcDir: "sw",
  filename: "sw.ts",
  injectRegister: false,
  manifest: false,
  // The phone keeps what the patient's app can load; the console, its words, the charts and the call stay on the network. The
  // words' loader is one module for both audiences, hence the second name.
  injectManifest: {
    globPatterns: ["index.html", "*.{svg,webmanifest}", "assets/**/*.{js,css}"],
    globIgnores: ["assets/{staff,chart,call-panel,room}-*", "assets/*.nurse-*"],
    manifestTransforms: [
      async (entries) => ({
        manifest: entries.filter(({ url }) => !url.startsWith("assets/") || reachedByPatient.has(url)),
      }),
    ],
  },
});

/**
 * One app a build, as its `--mode` says, since what two pages share would be cut out of both: a slow line waits for each file. All that
 * a page needs at its start is one file, and on the phone a check-in is one more.
 */
const start = { name: "start", tags: ["$initial" as const], priority: 2 };
const APPS = {
  patient: {
    input: { patient: at("index.html") },
    groups: [
      start,
      { name: "checkin", test: /[\\/]checkin[\\/]checkin-page/, priority: 1 },
      // The rest is small: what several pages share comes with the first of them.
      { name: "later", minShareCount: 2 },
    ],
  },
  staff: { input: { staff: at("staff/index.html") }, groups: [start] },
} as const;
const isApp = (mode: string): mode is keyof typeof APPS => mode in APPS;

export default defineConfig(({ mode }) => ({
  root: at("."),
  appType: "mpa",
  plugins: [
    shells,
    patientParts,
    preact(),
    // The console is built first, and has compiled the words of both.
    mode !== "patient" && words,
    mode === "patient" && [checkinShell, keptOnPhone],
  ],
  build: {
    outDir: at("dist"),
    emptyOutDir: mode === "staff",
    ...(isApp(mode) && {
      rolldownOptions: { input: APPS[mode].input, output: { codeSplitting: { groups: [...APPS[mode].groups] } } },
    }),
  },
  server: { port: 5173, proxy: { "/api": { target: service, ws: true } } },
}));
