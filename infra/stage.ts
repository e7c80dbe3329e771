/** What differs between dev, staging and production, in one place. */
export const production = $app.stage === "production";

/** Address that people type. Cookies, redirects and links in mails are bound to it, so every stage that is deployed has one. */
export const domain = process.env["PASSA_DOMAIN"] ?? `${$app.stage}.passa.example`;
export const origin = `https://${domain}`;

/** Runs on Graviton; Node 24 is what Lambda keeps longest. */
export const runtime = { runtime: "nodejs24.x", architecture: "arm64" } as const;

/** A customer-managed key for everything that rests. */
export const key = new aws.kms.Key("Key", {
  description: `Passa ${$app.stage}: table, objects, queues`,
  enableKeyRotation: true,
  deletionWindowInDays: 30,
});
