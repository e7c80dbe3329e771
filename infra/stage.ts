/** What differs between dev, staging and production, in one place. */
export const production = $app.stage === "production";

/** Address that people type; a stage without one answers on the distribution's own. */
export const domain = production ? process.env["PASSA_DOMAIN"] : undefined;

/** Runs on Graviton; Node 24 is what Lambda keeps longest. */
export const runtime = { runtime: "nodejs24.x", architecture: "arm64" } as const;

/** A customer-managed key for everything that rests. */
export const key = new aws.kms.Key("Key", {
  description: `Passa ${$app.stage}: table, objects, queues`,
  enableKeyRotation: true,
  deletionWindowInDays: 30,
});
