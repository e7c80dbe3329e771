// Loaded before a function: its clock stands at the instant that a file tells, as the clock of a test does.
import { readFileSync } from "node:fs";

const { CLOCK_FILE: file } = process.env;
const now = () => Date.parse(readFileSync(file, "utf8"));

globalThis.Date = class extends Date {
  constructor(...given) {
    super(...(given.length === 0 ? [now()] : given));
  }
  static now() {
    return now();
  }
};
