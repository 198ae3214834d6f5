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

export default defineConfig({
  root: at("."),
  appType: "mpa",
  plugins: [
    shells,
    preact(),
    paraglideVitePlugin({
      project: at("project.inlang"),
      outdir: at("shared/paraglide"),
      strategy: ["baseLocale"],
      emitTsDeclarations: true,
    }),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "sw",
      filename: "sw.ts",
      injectRegister: false,
      manifest: false,
      // The phone keeps the patient's app, the check-in with the engine, and the words; the console and the charts stay on the network.
      injectManifest: {
        globPatterns: ["index.html", "*.{svg,webmanifest}", "assets/**/*.{js,css}"],
        globIgnores: ["assets/{staff,chart}-*"],
      },
    }),
  ],
  build: {
    outDir: at("dist"),
    emptyOutDir: true,
    rolldownOptions: { input: { patient: at("index.html"), staff: at("staff/index.html") } },
  },
  server: { port: 5173, proxy: { "/api": { target: service, ws: true } } },
});
