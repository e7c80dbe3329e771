/** `passa tenant`: municipalities of the running product. */
import { localityNamed } from "@passa/domain/place/localities";
import type { Location } from "@passa/domain/place/place";
import { Tenant } from "@passa/domain/tenant/tenant";
import { Command, InvalidArgumentError } from "commander";
import { origin, UsageError } from "./input.ts";
import { print } from "./output.ts";
import { inRunning } from "./running.ts";

export function tenantCommand(): Command {
  const create = new Command("create")
    .description("enter a municipality")
    .requiredOption("--name <name>", "its name, such as Karlskrona", name)
    .requiredOption("--municipality-code <code>", "its code at Statistics Sweden, four digits", municipalityCode)
    .option("--origin <lat,lon>", "where positions are measured from; else the locality of that name", origin)
    .action(async (options: { name: string; municipalityCode: string; origin?: Location }) => {
      const centre = options.origin ?? localityNamed(options.name)?.location;
      if (!centre)
        throw new UsageError([`--origin: expected LAT,LON, since ${options.name} is not in our list of localities`]);
      const about = { name: options.name, municipalityCode: options.municipalityCode, origin: centre };
      await print(
        await inRunning("municipality", async (setting) => {
          const { createTenant } = await import("@passa/core/tenant/tenant");
          return createTenant(setting, about);
        }),
      );
    });
  const list = new Command("list").description("print the municipalities").action(async () =>
    print(
      await inRunning("municipality", async (setting) => {
        const { listMunicipalities } = await import("@passa/core/tenant/tenant");
        return listMunicipalities(setting);
      }),
    ),
  );
  return new Command("tenant")
    .description("municipalities of the running product")
    .addCommand(create.exitOverride())
    .addCommand(list.exitOverride());
}

function name(value: string): string {
  const read = Tenant.shape.name.safeParse(value.trim());
  if (!read.success) throw new InvalidArgumentError("Expected a name of 1 to 80 characters.");
  return read.data;
}

function municipalityCode(value: string): string {
  const read = Tenant.shape.municipalityCode.safeParse(value);
  if (!read.success) throw new InvalidArgumentError("Expected four digits, such as 1080.");
  return read.data;
}
