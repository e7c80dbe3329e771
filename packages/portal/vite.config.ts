import react from "@vitejs/plugin-react";
import path from "node:path";
import { defineConfig } from "vite";
import { pictograms } from "./build/pictograms.ts";
import { texts } from "./build/texts.ts";

const apiOrigin = process.env.PASSA_API_ORIGIN ?? "http://localhost:4000";

export default defineConfig({
  plugins: [react(), pictograms(path.join(import.meta.dirname, "src/pictograms")), texts()],
  build: { target: "es2023", assetsInlineLimit: 0, modulePreload: { polyfill: false }, sourcemap: false },
  server: { host: "127.0.0.1", proxy: { "/api": apiOrigin } },
  preview: { host: "127.0.0.1", proxy: { "/api": apiOrigin } },
});
