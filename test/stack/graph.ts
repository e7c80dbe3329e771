/** What a program registers with Pulumi, as plain data. */
export type Resource = {
  /** "aws:dynamodb/table:Table" */
  type: string;
  name: string;
  inputs: Record<string, unknown>;
  protect?: boolean;
  retainOnDelete?: boolean;
};
export type Graph = readonly Resource[];

export const ofType = (graph: Graph, type: string): Graph => graph.filter((resource) => resource.type === type);

/** What is there without the components that only hold others together, one line each, sorted. */
export const listOf = (graph: Graph): string[] =>
  graph
    .filter(({ type }) => type !== "pulumi:pulumi:Stack")
    .map(({ type, name }) => `${type} ${name}`)
    .toSorted();

export type Statement = {
  Effect: string;
  Action: string[];
  Resource: string[];
  Principal?: unknown;
  Condition?: unknown;
};

/** IAM writes a list of one as itself. */
const list = (value: unknown): string[] => [value].flat().filter((one): one is string => typeof one === "string");

/** The statements of a policy document, as JSON. */
export function statementsIn(policy: unknown): Statement[] {
  if (typeof policy !== "string") return [];
  const { Statement } = JSON.parse(policy) as { Statement: Record<string, unknown>[] | Record<string, unknown> };
  return [Statement].flat().map((one) => ({
    ...one,
    Effect: String(one["Effect"]),
    Action: list(one["Action"]),
    Resource: list(one["Resource"]),
  }));
}

/** What a role may do: its own statements. */
export const grantsOf = (role: Resource): Statement[] =>
  ((role.inputs["inlinePolicies"] ?? []) as { policy: string }[]).flatMap(({ policy }) => statementsIn(policy));

/** The role of a function, found by its ARN. */
export const roleOf = (graph: Graph, fn: Resource): Resource | undefined =>
  ofType(graph, "aws:iam/role:Role").find(({ name }) => String(fn.inputs["role"]).endsWith(`/${name}-0000000`));
