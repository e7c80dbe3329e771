/** `passa redrive`: does what consumers of the stream have given up, from the table, which has it all. */
import { Command } from "commander";
import { UsageError } from "./input.ts";
import { print } from "./output.ts";
import { inRunning } from "./running.ts";

export function redriveCommand(): Command {
  return new Command("redrive")
    .description("do what was given up after all tries, once its cause is mended: nothing is done twice")
    .action(async () =>
      print(
        await inRunning("municipalities", async ({ world, now }) => {
          const { redrive } = await import("@passa/core/redrive");
          if (world.secret === "")
            throw new UsageError(["The audit is sealed with the application's secret: set PASSA_SECRET."]);
          return { items: await redrive({ world, now }) };
        }),
      ),
    );
}
