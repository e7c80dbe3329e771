// Builds the portal when something in it has changed: what a deployment runs (infra/portal.ts).
import { buildPortal } from "./workspace.mjs";

buildPortal();
