import type { World } from "@passa/core/context";
import { newId } from "@passa/core/context";
import { waitingJobs } from "@passa/core/job/job";
import { smtpMail } from "@passa/core/mail";
import { s3Objects } from "@passa/core/objects-s3";
import { connect } from "@passa/core/table";
import type { OidcClient } from "./api/sign-in.ts";

/** A setting of the deployment. @throws {Error} naming the one that is missing */
function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/** The world as the stack lays it out (infra/api.ts names the settings). */
export function deployedWorld(): World {
  const origin = setting("PASSA_ORIGIN");
  return {
    db: connect({
      endpoint: process.env["DYNAMODB_ENDPOINT"],
      region: setting("AWS_REGION"),
      tableName: setting("PASSA_TABLE"),
    }),
    objects: s3Objects(setting("PASSA_BUCKET")),
    mail: smtpMail({ url: setting("PASSA_SMTP_URL"), from: setting("PASSA_SENDER") }),
    // The municipality's provider knows its people already: an invitation leads to the door.
    identity: { invite: async () => ({ url: `${origin}/sign-in` }) },
    // The table's stream tells of a job that stands there; see stream/jobs.ts.
    jobs: waitingJobs,
    newId,
    secret: setting("PASSA_SECRET"),
    origin,
  };
}

/** The OpenID provider of the deployment. */
export function deployedOidc(): OidcClient {
  return {
    issuer: setting("PASSA_OIDC_ISSUER"),
    clientId: setting("PASSA_OIDC_CLIENT_ID"),
    clientSecret: setting("PASSA_OIDC_CLIENT_SECRET"),
    redirectUri: `${setting("PASSA_ORIGIN")}/api/v1/sign-in/callback`,
    ...(process.env["PASSA_OIDC_SECOND_FACTOR"] !== "everybody" && { staffAcr: setting("PASSA_OIDC_STAFF_ACR") }),
  };
}
