import { oidc } from "./identity.ts";
import { sender, smtpUrl } from "./mail.ts";
import { origin, runtime } from "./stage.ts";
import { bucket, bucketAccess } from "./storage.ts";
import { table, tableAccess } from "./table.ts";

/** Key of the hashes of one-time codes, and of the signed cookie while somebody is at the identity provider. */
const secret = new sst.Secret("Secret");

/** What packages/functions/src/deployment.ts reads. */
export const apiEnvironment = {
  PASSA_ORIGIN: origin,
  PASSA_TABLE: table.name,
  PASSA_BUCKET: bucket.name,
  PASSA_SECRET: secret.value,
  PASSA_SMTP_URL: smtpUrl.value,
  PASSA_SENDER: sender,
  PASSA_OIDC_ISSUER: oidc.issuer,
  PASSA_OIDC_CLIENT_ID: oidc.clientId,
  PASSA_OIDC_CLIENT_SECRET: oidc.clientSecret,
  PASSA_OIDC_STAFF_ACR: oidc.staffAcr,
};

/** The whole API behind one function. Its URL takes signed requests from the distribution only. */
export const api = new sst.aws.Function("Api", {
  ...runtime,
  handler: "packages/functions/src/api/lambda.handler",
  url: { authorization: "iam" },
  streaming: true,
  memory: "1024 MB",
  timeout: "20 seconds",
  environment: apiEnvironment,
  permissions: [...tableAccess, ...bucketAccess],
  copyFiles: [{ from: "packages/functions/src/api/docs.css", to: "docs.css" }],
});
