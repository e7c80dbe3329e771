// npm start: installs the product, builds the portal, and serves both in this process (packages/local/src/serve.ts).
import { buildPortal, checkNode, install, tsxUrl } from "./workspace.mjs";

checkNode();
install("product");
buildPortal();
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
await import(tsxUrl());
await import("../packages/local/src/serve.ts");
