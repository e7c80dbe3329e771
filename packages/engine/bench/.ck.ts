import { readFileSync } from "node:fs";
import { ColumnarPool } from "../src/pool/pool.ts";
import { kernels } from "./c-kernel.ts";
kernels(ColumnarPool.decode(new Uint8Array(readFileSync("/tmp/pool-100000.bin"))), 30);
