import { router } from "./router.ts";

export const portal = new sst.aws.StaticSite("Portal", {
  path: "packages/portal",
  build: { command: "node ../../scripts/build-portal.mjs", output: "dist" },
  router: { instance: router },
  assets: {
    // The page and its service worker are asked for each time; what has a hash in its name never changes.
    fileOptions: [
      { files: "**", cacheControl: "no-cache" },
      { files: ["assets/**", "texts/**", "pictograms.*"], cacheControl: "public, max-age=31536000, immutable" },
    ],
  },
});
