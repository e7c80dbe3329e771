import { type FunctionName, type Permission, permissionsOf } from "./permissions.ts";
import { production } from "./stage.ts";

type Ours = Omit<sst.aws.FunctionArgs, "permissions" | "link" | "role" | "policies" | "logging" | "transform"> & {
  /** Beside what access.ts says. */
  permissions?: Permission[];
};

/**
 * What every function of ours is: on Graviton, with the Node that Lambda keeps longest, and with a role that names all it may
 * do. AWS's own policy for logs lets a function write anybody's; ours writes to its own group, which is kept for 90 days.
 */
export function ours(name: FunctionName, { permissions = [], nodejs, ...args }: Ours): sst.aws.FunctionArgs {
  const logs = new aws.cloudwatch.LogGroup(`${name}Logs`, {
    name: `/passa/${$app.stage}/${name}`,
    retentionInDays: production ? 90 : 14,
  });
  return {
    ...args,
    runtime: "nodejs24.x",
    architecture: "arm64",
    // What is loaded late becomes a file of its own, so that a start reads only what it needs.
    nodejs: { splitting: true, minify: true, ...nodejs },
    logging: { format: "text", logGroup: logs.name },
    permissions: [
      ...permissionsOf(name),
      ...permissions,
      { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [$interpolate`${logs.arn}:*`] },
    ],
    transform: {
      role: (role) => {
        role.managedPolicyArns = [];
        // SST would let everybody in the account be the function.
        role.assumeRolePolicy = aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" });
      },
    },
  };
}
