#!/usr/bin/env node
// Stands in for the engine that SST's CLI starts: speaks the engine's protocol with the program, creates nothing, and writes
// down which resources the program registered. Any error, and any rejection that nobody handles, makes it fail.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [command, ...args] = process.argv.slice(2);
switch (command) {
  case "version":
    // What this version of SST is made for; with another it would fetch its own engine.
    console.log("v3.215.0");
    break;
  case "stack":
    beginStack(args.at(-1));
    break;
  case "preview":
    process.exitCode = await preview();
    break;
  default:
    console.error(`The stand-in for Pulumi's engine does not know ${command}.`);
    process.exitCode = 1;
}

/** @param full "organization/app/stage" */
function beginStack(full) {
  const [, app, stage] = full.split("/");
  const folder = join(".pulumi", "stacks", app);
  mkdirSync(folder, { recursive: true });
  const manifest = { time: "2026-01-01T00:00:00Z", magic: "", version: "v3.215.0" };
  const checkpoint = { stack: full, latest: { manifest, resources: [] } };
  writeFileSync(join(folder, `${stage}.json`), JSON.stringify({ version: 3, checkpoint }));
}

async function preview() {
  const stackName = valueOf("--stack");
  const [organization, project, stage] = stackName.split("/");
  const program = /^main: (.+)$/m.exec(readFileSync("Pulumi.yaml", "utf8"))[1];
  const platform = dirname(program);
  const load = createRequire(join(platform, "package.json"));
  const here = dirname(realpathSync(fileURLToPath(import.meta.url)));
  const { answered, created, plain } = await import(join(here, "provider.mjs"));

  const grpc = load("@grpc/grpc-js");
  const proto = (name) => load(`@pulumi/pulumi/proto/${name}_pb.js`);
  const service = (name, of) => load(`@pulumi/pulumi/proto/${name}_grpc_pb.js`)[of];
  const [resources_, provider, engine] = ["resource", "provider", "engine"].map(proto);
  const { Struct } = load("google-protobuf/google/protobuf/struct_pb.js");
  const { Empty } = load("google-protobuf/google/protobuf/empty_pb.js");
  const { deserializeProperties } = load("@pulumi/pulumi/runtime/rpc.js");

  const registered = new Map();
  const errors = [];
  let root = "";
  let sequence = 0;
  const tell = (event) => {
    const line = { sequence: (sequence += 1), timestamp: Math.floor(Date.now() / 1000), ...event };
    appendFileSync(valueOf("--event-log"), `${JSON.stringify(line)}\n`);
  };
  const urnOf = (parent, type, name) => {
    const within = parent === "" || parent === root ? "" : `${parent.split("::")[2]}$`;
    return `urn:pulumi:${stage}::${project}::${within}${type}::${name}`;
  };
  /** What a call gives, or its error, written down: the program may swallow it, we do not. */
  const answering = (give) => (call, done) => {
    try {
      done(null, give(call.request));
    } catch (error) {
      errors.push(String(error));
      done({ code: grpc.status.INTERNAL, message: String(error) });
    }
  };
  const empty = () => new Empty();

  const monitor = {
    supportsFeature: answering((request) => {
      const known = ["secrets", "resourceReferences", "deletedWith", "aliasSpecs", "parameterization"];
      return new resources_.SupportsFeatureResponse().setHassupport(known.includes(request.getId()));
    }),
    registerResource: answering((request) => {
      const [type, name, parent] = [request.getType(), request.getName(), request.getParent()];
      const urn = urnOf(parent, type, name);
      if (registered.has(urn)) throw new Error(`Two resources are called ${urn}`);
      const inputs = deserializeProperties(request.getObject());
      const { id, state } = request.getCustom() ? created(type, name, plain(inputs)) : { id: "", state: plain(inputs) };
      registered.set(urn, { urn, type, name, parent, inputs: plain(inputs), ...optionsOf(request) });
      const now = { type, urn, custom: request.getCustom(), id, parent, inputs: {}, outputs: {}, provider: "" };
      tell({
        resourcePreEvent: { planning: true, metadata: { op: "create", urn, type, old: null, new: now, provider: "" } },
      });
      return new resources_.RegisterResourceResponse()
        .setUrn(urn)
        .setId(id)
        .setObject(Struct.fromJavaScript(state))
        .setStable(false);
    }),
    registerResourceOutputs: answering(empty),
    readResource: answering((request) => {
      const [type, name] = [request.getType(), request.getName()];
      const { state } = created(type, name, plain(deserializeProperties(request.getProperties())));
      return new resources_.ReadResourceResponse()
        .setUrn(urnOf(request.getParent(), type, name))
        .setProperties(Struct.fromJavaScript(state));
    }),
    invoke: answering((request) => {
      const answer = answered(request.getTok(), plain(deserializeProperties(request.getArgs())));
      return new provider.InvokeResponse().setReturn(Struct.fromJavaScript(answer));
    }),
    registerPackage: answering(() => new resources_.RegisterPackageResponse().setRef("package")),
    signalAndWaitForShutdown: answering(empty),
  };
  const listening = {
    log: answering((request) => {
      const severity = ["debug", "info", "warning", "error"][request.getSeverity()] ?? "error";
      const message = request.getMessage();
      if (severity === "error") errors.push(message);
      if (severity !== "debug")
        tell({ diagnosticEvent: { urn: request.getUrn(), message: `${message}\n`, color: "never", severity } });
      return empty();
    }),
    getRootResource: answering(() => new engine.GetRootResourceResponse().setUrn(root)),
    setRootResource: answering((request) => {
      root = request.getUrn();
      return new engine.SetRootResourceResponse();
    }),
  };

  const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
  server.addService(service("resource", "ResourceMonitorService"), monitor);
  server.addService(service("engine", "EngineService"), listening);
  const port = await new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });

  tell({ preludeEvent: { config: {} } });
  const address = `127.0.0.1:${port}`;
  // Not as a dry run: in one, what a provider has not said yet is unknown, and what follows from it is never registered.
  const run = [load.resolve("@pulumi/pulumi/cmd/run/index.js"), `--monitor=${address}`, `--engine=${address}`];
  run.push(
    `--project=${project}`,
    `--stack=${stage}`,
    `--organization=${organization}`,
    `--pwd=${process.cwd()}`,
    program,
  );
  const config = Object.fromEntries(valuesOf("--config").map((pair) => pair.split(/=(.*)/s).slice(0, 2)));
  const child = spawn(process.execPath, ["--import", join(here, "fail-fast.mjs"), ...run], {
    env: { ...process.env, PULUMI_CONFIG: JSON.stringify(config), PULUMI_CONFIG_SECRET_KEYS: "[]" },
    stdio: ["ignore", "inherit", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (bytes) => {
    said += bytes;
    process.stderr.write(bytes);
  });
  const [code] = await once(child, "close");
  if (code !== 0) errors.push(said.trim() || `The program ended with ${code}`);

  const list = [...registered.values()].toSorted((one, other) => (one.urn < other.urn ? -1 : 1));
  const kept = process.env.PASSA_STACK_OUT;
  if (kept) {
    copyFileSync(program, join(platform, `program-${stage}.mjs`));
    writeFileSync(
      join(kept, `${stage}.json`),
      JSON.stringify({ stage, program: basename(program), errors, resources: list }),
    );
  }
  for (const message of errors)
    tell({ diagnosticEvent: { urn: root, message: `${message}\n`, color: "never", severity: "error" } });
  tell({
    summaryEvent: {
      maybeCorrupt: false,
      durationSeconds: 1,
      resourceChanges: { create: list.length },
      PolicyPacks: {},
    },
  });
  tell({ cancelEvent: {} });
  server.forceShutdown();
  return errors.length === 0 ? 0 : 255;
}

function optionsOf(request) {
  return {
    protect: request.getProtect(),
    retainOnDelete: request.getRetainondelete?.() ?? false,
    provider: request.getProvider(),
  };
}

function valuesOf(option) {
  return args.flatMap((arg, at) => (arg === option ? [args[at + 1]] : []));
}

function valueOf(option) {
  return valuesOf(option)[0];
}
