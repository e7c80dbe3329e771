// The thread of thread.ts where TypeScript runs as it stands. A bundle has its own worker.mjs beside it, made of worker.ts.
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
