import { sender, smtpUrl } from "./mail.ts";
import { origin } from "./stage.ts";
import { bucket } from "./storage.ts";
import { table } from "./table.ts";

/** Key of the hashes of one-time codes, and of the signed cookie while somebody is at the identity provider. */
const secret = new sst.Secret("Secret");

/** What `deployedWorld` reads (packages/functions/src/deployment.ts). */
export const environment = {
  PASSA_ORIGIN: origin,
  PASSA_TABLE: table.name,
  PASSA_BUCKET: bucket.name,
  PASSA_SECRET: secret.value,
  PASSA_SMTP_URL: smtpUrl,
  PASSA_SENDER: sender,
};
