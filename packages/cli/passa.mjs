#!/usr/bin/env node
// The entry of `npm run --silent passa -- …`: TypeScript is run as it stands, through tsx.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
try {
  const { register } = await import("tsx/esm/api");
  register();
} catch (error) {
  if (error?.code !== "ERR_MODULE_NOT_FOUND") throw error;
  process.stderr.write("passa: nothing is installed yet. Run npm start or npm test first.\n");
  process.exit(2);
}
// Whoever reads the output may stop before its end, as `head` does.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});
const { main } = await import("./src/main.ts");
await main(process.argv);
