// Runs a program that SST has compiled under Pulumi's mocks, not as a preview (in one, what a provider has not said is
// unknown, and the resources that follow from it vanish), and prints the graph. `node mocks.mjs PROGRAM STAGE ARTIFACTS OUT`
import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import "./fail-fast.mjs";
import { answered, bootstrap, created, plain } from "./provider.mjs";

const [program, stage, artifacts, out] = process.argv.slice(2);
const load = createRequire(join(dirname(program), "package.json"));
const { runtime } = load("@pulumi/pulumi");

// What SST's own server answers: the functions are bundled already.
const answers = {
  "Provider.Aws.Bootstrap": () => bootstrap,
  "Runtime.Build": ({ functionID }) => ({
    out: bundleOf(functionID),
    handler: "bundle.handler",
    errors: [],
    sourcemaps: [],
  }),
};
const bundleOf = (functionID) => {
  const bundle = join(artifacts, `${functionID}-src`);
  return existsSync(join(bundle, "bundle.mjs")) ? bundle : undefined;
};
const server = createServer((request, response) => {
  let said = "";
  request.on("data", (bytes) => (said += bytes));
  request.on("end", () => {
    const { method, params } = JSON.parse(said);
    const result = answers[method]?.(params[0]);
    response.end(JSON.stringify(result ? { result } : { error: `Nobody has said what ${method} answers` }));
  });
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
process.env.SST_SERVER = `http://127.0.0.1:${server.address().port}`;

const resources = [];
await runtime.setMocks(
  {
    newResource({ type, name, inputs, custom, provider }) {
      const stated = plain(inputs);
      resources.push({ type, name, inputs: stated, provider });
      return custom === false ? { id: "", state: stated } : created(type, name, stated);
    },
    call: ({ token, inputs }) => answered(token, plain(inputs)),
  },
  "passa",
  stage,
  false,
  "organization",
);
runtime.setAllConfig({ "aws:region": "eu-north-1" });
await runtime.runInPulumiStack(async () => (await import(program)).default);
await runtime.disconnect();
server.close();
writeFileSync(out, JSON.stringify(resources));
