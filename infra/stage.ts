/** What differs between dev, staging and production, in one place. */
export const production = $app.stage === "production";

/** Address that people type. Cookies, redirects and links in mails are bound to it, so every stage that is deployed has one. */
export const domain = process.env["PASSA_DOMAIN"] ?? `${$app.stage}.passa.example`;
export const origin = `https://${domain}`;

export const region = "eu-north-1";

/** A customer-managed key for what people have written: table and objects. It outlives the stage as long as they do. */
export const key = new aws.kms.Key(
  "Key",
  {
    description: `Passa ${$app.stage}: table and objects`,
    enableKeyRotation: true,
    deletionWindowInDays: 30,
  },
  { retainOnDelete: production },
);
