/** How mail leaves: an SMTP address with credentials, such as that of SES in the region, and the sender it is verified for. */
export const smtpUrl = new sst.Secret("SmtpUrl");
export const sender = process.env["PASSA_SENDER"] ?? "Passa <passa@example.com>";
