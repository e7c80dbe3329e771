import { environment } from "./environment.ts";
import { ours } from "./function.ts";
import { oidc } from "./identity.ts";
import { router } from "./router.ts";

/**
 * The whole API behind one function. Its address takes what the router has signed, and the router signs a body only by its
 * digest, which the portal sends (portal/src/api/client.ts). The largest body is a file of 500 KB, which the API puts into
 * storage before it is run; Lambda takes 6 MB.
 */
export const api = new sst.aws.Function(
  "Api",
  ours("Api", {
    handler: "packages/functions/src/api/lambda.handler",
    url: { authorization: "iam", router: { instance: router, path: "/api" } },
    streaming: true,
    memory: "1024 MB",
    timeout: "20 seconds",
    environment: { ...environment, ...oidc },
    copyFiles: [{ from: "packages/functions/src/api/docs.css", to: "docs.css" }],
  }),
);
