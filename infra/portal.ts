import { api } from "./api.ts";
import { domain } from "./stage.ts";

const firewall = new aws.wafv2.WebAcl(
  "Firewall",
  {
    scope: "CLOUDFRONT",
    defaultAction: { allow: {} },
    rules: [
      {
        name: "rate",
        priority: 0,
        action: { block: {} },
        // An event morning: 200 people behind one municipal address, some ten calls each a minute.
        statement: { rateBasedStatement: { limit: 10_000, evaluationWindowSec: 300, aggregateKeyType: "IP" } },
        visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: "rate", sampledRequestsEnabled: true },
      },
    ],
    visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: "firewall", sampledRequestsEnabled: true },
  },
  { provider: new aws.Provider("us-east-1", { region: "us-east-1" }) },
);

/** One address for portal and API, so that cookies and content policy are same-origin. */
export const router = new sst.aws.Router("Router", {
  domain,
  protection: "oac",
  transform: {
    cdn: (args) => {
      args.transform = { distribution: { webAclId: firewall.arn } };
    },
  },
});

router.route("/api", api.url);

export const portal = new sst.aws.StaticSite("Portal", {
  path: "packages/portal",
  build: { command: "pnpm run build", output: "dist" },
  router: { instance: router },
  assets: {
    // The page and its service worker are asked for each time; what has a hash in its name never changes.
    fileOptions: [
      { files: "**", cacheControl: "no-cache" },
      { files: ["assets/**", "texts/**", "pictograms.*"], cacheControl: "public, max-age=31536000, immutable" },
    ],
  },
});
