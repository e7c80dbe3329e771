/**
 * `passa`: one JSON document on standard output; what is wrong on standard error, with exit code 2.
 * One file a noun: each exports a commander command, and stands in the list below.
 */
import { Command, CommanderError } from "commander";
import { auditCommand } from "./audit.ts";
import { backupCommand, restoreCommand } from "./backup.ts";
import { doorsCommand } from "./doors.ts";
import { erasuresCommand } from "./erasures.ts";
import { UsageError } from "./input.ts";
import { marketCommand } from "./market.ts";
import { questionsCommand } from "./questions.ts";
import { rankCommand } from "./rank.ts";
import { redriveCommand } from "./redrive.ts";
import { replayCommand } from "./replay.ts";
import { checkCommand, scheduleCommand } from "./schedule.ts";
import { taxonomyCommand } from "./taxonomy.ts";
import { tenantCommand } from "./tenant.ts";
import { userCommand } from "./user.ts";
import { vocabularyCommand } from "./vocabulary.ts";

const commands = [
  vocabularyCommand,
  rankCommand,
  doorsCommand,
  questionsCommand,
  marketCommand,
  scheduleCommand,
  checkCommand,
  replayCommand,
  tenantCommand,
  userCommand,
  taxonomyCommand,
  auditCommand,
  erasuresCommand,
  backupCommand,
  restoreCommand,
  redriveCommand,
];

const inputWasWrong = 2;

/** Runs one command line (`process.argv`) and sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("passa")
    .description("Passa from the command line: its rules, and what is in the running product")
    .exitOverride();
  for (const command of commands) program.addCommand(command().exitOverride());
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has said what is wrong, or printed the help that was asked for.
      process.exitCode = error.exitCode === 0 ? 0 : inputWasWrong;
    } else if (error instanceof UsageError) {
      process.stderr.write(error.lines.map((line) => `${line}\n`).join(""));
      process.exitCode = inputWasWrong;
    } else {
      throw error;
    }
  }
}
