/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app(input) {
    const production = input.stage === "production";
    return {
      name: "passa",
      home: "aws",
      protect: production,
      // `sst remove` of production keeps what people have written; the other stages go away whole.
      removal: production ? "retain" : "remove",
      providers: { aws: { region: "eu-north-1" } },
    };
  },
  async run() {
    await import("./infra/table.ts");
    await import("./infra/storage.ts");
    await import("./infra/identity.ts");
    await import("./infra/mail.ts");
    await import("./infra/jobs.ts");
    await import("./infra/stream.ts");
    await import("./infra/api.ts");
    const { router } = await import("./infra/portal.ts");
    await import("./infra/alarms.ts");
    return { address: router.url };
  },
});
