// Installs Lambda's own Node and runtime client, which the tests of the artifacts run with. It compiles for a minute or two,
// once; `.ci/run` does so. Without it `npm test` leaves those tests out, and says so.
import { checkNode, give, install, tsxUrl } from "./workspace.mjs";

checkNode();
install("everything");
await import(tsxUrl());
const { installRuntime } = await import("../packages/functions/test/lambda/runtime.ts");
try {
  installRuntime();
} catch (error) {
  give(error.message);
}
