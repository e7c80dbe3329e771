import { oidc } from "./identity.ts";
import { runtime } from "./stage.ts";
import { bucket, bucketAccess } from "./storage.ts";
import { table, tableAccess } from "./table.ts";

const cookieKey = new sst.Secret("CookieKey");

/** The whole API behind one function. Its URL takes signed requests from the distribution only. */
export const api = new sst.aws.Function("Api", {
  ...runtime,
  handler: "packages/functions/src/api/lambda.handler",
  url: { authorization: "iam" },
  streaming: true,
  memory: "1024 MB",
  timeout: "20 seconds",
  environment: {
    PASSA_TABLE: table.name,
    PASSA_BUCKET: bucket.name,
    PASSA_OIDC_ISSUER: oidc.issuer,
    PASSA_OIDC_CLIENT_ID: oidc.clientId,
    PASSA_OIDC_CLIENT_SECRET: oidc.clientSecret,
    PASSA_COOKIE_KEY: cookieKey.value,
  },
  permissions: [...tableAccess, ...bucketAccess],
});
