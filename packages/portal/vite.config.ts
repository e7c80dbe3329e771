import react from "@vitejs/plugin-react";
import path from "node:path";
import { defineConfig } from "vite";
import { offline } from "./build/offline.ts";
import { pictograms } from "./build/pictograms.ts";
import { texts } from "./build/texts.ts";

const apiOrigin = process.env.PASSA_API_ORIGIN ?? "http://localhost:4000";

export default defineConfig({
  plugins: [react(), pictograms(path.join(import.meta.dirname, "src/pictograms")), texts(), offline()],
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    rolldownOptions: {
      output: {
        chunkFileNames: ({ name }) => `assets/${name.split("~")[0]}-[hash].js`,
        // A first load is two files, the slow-changing one apart, and its page; what pages share is few files, not dozens.
        codeSplitting: {
          groups: [
            { name: "libraries", tags: ["$initial"], test: /node_modules/, priority: 2 },
            { name: "portal", tags: ["$initial"], priority: 1 },
            // Libraries apart, so that a small part of the portal does not bring a large library along.
            {
              name: "library",
              test: /node_modules/,
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 3000,
            },
            { name: "shared", minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 3000 },
          ],
        },
      },
    },
  },
  server: { host: "127.0.0.1", proxy: { "/api": apiOrigin } },
  preview: { host: "127.0.0.1", proxy: { "/api": apiOrigin } },
});
