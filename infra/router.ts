import { devices, pageHeaders } from "../packages/functions/src/api/security-headers.ts";
import { domain } from "./stage.ts";

const { "Content-Security-Policy": policy, "Strict-Transport-Security": _, ...others } = pageHeaders({ secure: true });
const custom = Object.entries({ ...others, "Permissions-Policy": devices.everywhere }).filter(
  ([name]) => !/^(X-Content-Type-Options|Referrer-Policy)$/.test(name),
);

/** The headers of everything that has none of its own: the portal's files, and what storage or CloudFront say in their place. */
const headers = new aws.cloudfront.ResponseHeadersPolicy("Headers", {
  comment: `Passa ${$app.stage}: as packages/functions/src/api/security-headers.ts says`,
  securityHeadersConfig: {
    contentSecurityPolicy: { contentSecurityPolicy: policy, override: false },
    contentTypeOptions: { override: true },
    referrerPolicy: { referrerPolicy: "no-referrer", override: false },
    strictTransportSecurity: { accessControlMaxAgeSec: 63_072_000, includeSubdomains: true, override: false },
  },
  customHeadersConfig: { items: custom.map(([header, value]) => ({ header, value, override: false })) },
  removeHeadersConfig: { items: [{ header: "Server" }, { header: "X-Powered-By" }] },
});

/** One address for portal and API, so that cookies and content policy are same-origin. Functions answer it and nobody else. */
export const router = new sst.aws.Router("Router", {
  domain,
  protection: "oac",
  waf: {
    // An event morning: 200 people behind one municipal address, some ten calls each a minute, for five minutes.
    rateLimitPerIp: 10_000,
    // The core rules refuse bodies over 8 KB, which a spreadsheet is; the table knows no SQL.
    managedRules: { coreRuleSet: false, knownBadInputs: true, sqlInjection: false },
  },
  edge: {
    // The one page that may use the camera, since a headers policy does not know of paths. The request is on its way to the
    // page's file when it is answered: what it was is told by a header, should its address not tell it any more.
    viewerRequest: {
      injection: `delete event.request.headers["x-passa-hall"];
  if (${devices.hall.toString()}.test(event.request.uri)) event.request.headers["x-passa-hall"] = { value: "yes" };`,
    },
    viewerResponse: {
      injection: `if (${devices.hall.toString()}.test(event.request.uri) || event.request.headers["x-passa-hall"])
    event.response.headers["permissions-policy"] = { value: ${JSON.stringify(devices.atTheHall)} };`,
    },
  },
  transform: {
    cdn: (cdn) => {
      cdn.defaultCacheBehavior = $output(cdn.defaultCacheBehavior).apply((behaviour) => ({
        ...behaviour,
        responseHeadersPolicyId: headers.id,
      }));
    },
  },
});
