import { domain, region } from "./stage.ts";

/** The sender that people see. */
export const sender = process.env["PASSA_SENDER"] ?? `Passa <passa@${domain}>`;

/**
 * How mail leaves: by SES in the region, as a user who may send for our own domain and nothing else; or by the municipality's
 * own server, whose address with credentials is the secret SmtpUrl (PASSA_OWN_SMTP says so).
 */
export const smtpUrl = process.env["PASSA_OWN_SMTP"] ? new sst.Secret("SmtpUrl").value : bySes();

function bySes() {
  const identity = new sst.aws.Email("Mail", { sender: domain });
  const user = new aws.iam.User("Sender");
  new aws.iam.UserPolicy("SenderMay", {
    user: user.name,
    policy: $jsonStringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: ["ses:SendRawEmail"], Resource: [identity.nodes.identity.arn] }],
    }),
  });
  const { id, sesSmtpPasswordV4 } = new aws.iam.AccessKey("SenderKey", { user: user.name });
  const password = sesSmtpPasswordV4.apply(encodeURIComponent);
  return $interpolate`smtp://${id}:${password}@email-smtp.${region}.amazonaws.com:587?requireTLS=true`;
}
