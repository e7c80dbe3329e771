/** `passa user`: members of a municipality of the running product. */
import type { Id } from "@passa/domain/id";
import { TenantId } from "@passa/domain/tenant/tenant";
import { staffRoles, User } from "@passa/domain/user/user";
import { Command, InvalidArgumentError, Option } from "commander";
import { print } from "./output.ts";
import { inRunning } from "./running.ts";

type Invitation = { tenant: Id<"tenant">; name: string; email: string; role: (typeof staffRoles)[number] };

export function userCommand(): Command {
  const invite = new Command("invite")
    .description("invite a member of staff by mail")
    .requiredOption("--tenant <id>", "the municipality, as passa tenant list prints it", tenantId)
    .requiredOption("--email <address>", "where the invitation goes", email)
    .requiredOption("--name <name>", "what the person is called", personName)
    .addOption(new Option("--role <role>", "what the person comes to do").choices(staffRoles).makeOptionMandatory())
    .action(async ({ tenant, ...person }: Invitation) => {
      await print(
        await inRunning("members", async (setting) => {
          const [{ systemContext }, { inviteStaff }] = await Promise.all([
            import("@passa/core/context"),
            import("@passa/core/user/user"),
          ]);
          return inviteStaff(systemContext(setting.world, { ...setting, tenantId: tenant }), person);
        }),
      );
    });
  return new Command("user")
    .description("members of a municipality of the running product")
    .addCommand(invite.exitOverride());
}

/** Commander argument: a tenant's id. */
export function tenantId(value: string): Id<"tenant"> {
  const read = TenantId.safeParse(value);
  if (!read.success) throw new InvalidArgumentError("Expected a tenant's id, such as passa tenant list prints.");
  return read.data;
}

function email(value: string): string {
  const read = User.shape.email.safeParse(value);
  if (!read.success || read.data === undefined)
    throw new InvalidArgumentError("Expected an address such as anna@example.se.");
  return read.data;
}

function personName(value: string): string {
  const read = User.shape.name.safeParse(value.trim());
  if (!read.success) throw new InvalidArgumentError("Expected a name of 1 to 120 characters.");
  return read.data;
}
