import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";

/** A Chromium on this machine and what its process needs in the environment. */
export interface InstalledBrowser {
  /** Whose it is, to be told to people: `CHROMIUM_PATH`, `Playwright`, `installed`, `packaged`. */
  origin: string;
  executablePath: string;
  env: Record<string, string>;
}

const ARGS = ["--no-sandbox", "--disable-background-networking"];
const packageFolder = fileURLToPath(new URL("..", import.meta.url));

/** Launches the browser that {@link findBrowser} finds, headless. Only for tests. */
export async function launchBrowser(): Promise<Browser> {
  const found = await findBrowser();
  if (!found) throw new Error("No Chromium on this machine: install one or set CHROMIUM_PATH.");
  const { chromium } = await import("playwright-core");
  const env = { ...definedOnly(process.env), ...found.env };
  return chromium.launch({ executablePath: found.executablePath, args: ARGS, env });
}

/**
 * `CHROMIUM_PATH`, else Playwright's own, else the one in our packages, else an installed Chrome, Edge or Chromium. An
 * installed one comes last: even headless it draws its own windows, at four times the processor time of a headless shell.
 */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<InstalledBrowser | undefined> {
  const given = env["CHROMIUM_PATH"];
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH names a file that is not there: ${given}`);
    return { origin: "CHROMIUM_PATH", executablePath: given, env: {} };
  }
  const { chromium } = await import("playwright-core");
  const own = chromium.executablePath();
  if (existsSync(own)) return { origin: "Playwright", executablePath: own, env: {} };
  const packaged = packagedBrowser();
  if (packaged) return packaged;
  const installed = (usualPlaces[process.platform] ?? []).find((path) => existsSync(path));
  return installed === undefined ? undefined : { origin: "installed", executablePath: installed, env: {} };
}

/**
 * The Chromium that `@sparticuz/chromium` carries for Lambda, unpacked once. Its libraries and fonts come along, so it
 * runs on a Linux that has neither. Undefined where it cannot run or is not installed.
 */
export function packagedBrowser(): InstalledBrowser | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const folder = join(packageFolder, "node_modules", ".cache", "chromium");
  if (!existsSync(folder) && !unpackInto(folder)) return undefined;
  return {
    origin: "packaged",
    executablePath: join(folder, "chromium"),
    env: {
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
      FONTCONFIG_FILE: join(packageFolder, "src", "browser-fonts.conf"),
    },
  };
}

/** Unpacks beside the folder and moves it there in one step: several test files may come here at once. */
function unpackInto(folder: string): boolean {
  mkdirSync(dirname(folder), { recursive: true });
  const fresh = mkdtempSync(`${folder}-`);
  // The package unpacks into TMPDIR, and its libraries only where it believes to be in Lambda: a process of its own.
  const program = `const { default: chromium } = await import("@sparticuz/chromium"); await chromium.executablePath();`;
  const unpacked = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    cwd: packageFolder,
    env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
  });
  const complete = unpacked.status === 0 && existsSync(join(fresh, "chromium"));
  if (complete && !existsSync(folder)) {
    try {
      renameSync(fresh, folder);
      return true;
    } catch (error) {
      // Somebody else was first, and theirs is the same.
      if (!existsSync(folder)) throw error;
    }
  }
  rmSync(fresh, { recursive: true, force: true });
  return existsSync(folder);
}

const usualPlaces: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/microsoft-edge",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
