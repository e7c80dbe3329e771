/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app(input) {
    const production = input.stage === "production";
    return {
      name: "passa",
      home: "aws",
      protect: production,
      // `sst remove` of production keeps what people have written; the other stages hold invented people and go away whole.
      removal: production ? "retain" : "remove",
      // The version that this SST's own components are written for.
      providers: { aws: { region: "eu-north-1", version: "7.20.0" } },
    };
  },
  async run() {
    await import("./infra/jobs.ts");
    await import("./infra/stream.ts");
    await import("./infra/api.ts");
    await import("./infra/portal.ts");
    await import("./infra/alarms.ts");
    const { router } = await import("./infra/router.ts");
    return { address: router.url };
  },
});
