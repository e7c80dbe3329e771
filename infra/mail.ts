import { domain } from "./stage.ts";

/** Where mail comes from. Without a domain of its own a stage sends from a verified address. */
export const email = new sst.aws.Email("Mail", {
  sender: domain ?? process.env["PASSA_SENDER"] ?? "passa@example.com",
});

export const emailAccess = [{ actions: ["ses:SendEmail"], resources: [email.nodes.identity.arn] }];
