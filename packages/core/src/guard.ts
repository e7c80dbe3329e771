/**
 * What a client may touch: keys of one tenant, and the lookup keys (sign-in subjects, token hashes) only where they were
 * asked for. The same rule as `dynamodb:LeadingKeys` in IAM, kept here too so that a slip fails in the tests.
 */
export type Reach = { tenantId?: string; lookup: boolean };

/** Thrown when a command would leave its tenant: always a bug, never an answer. */
export class Crossing extends Error {
  override name = "Crossing";
}

/**
 * Refuses every command that is not known to stay inside the reach: scans, PartiQL and table commands, and any key,
 * index key or start key of another partition family. Queries name their partition `:pk`.
 * @throws {Crossing}
 */
export function assertWithin(reach: Reach, command: string, input: unknown): void {
  const keys = keysOf(command, input);
  if (keys === undefined) throw new Crossing(`${command} is not a command that stays within a tenant`);
  for (const key of keys) {
    if (!within(reach, key)) throw new Crossing(`${command} reaches ${JSON.stringify(key)?.slice(0, 80)}`);
  }
}

function within({ tenantId, lookup }: Reach, pk: unknown): boolean {
  if (typeof pk !== "string") return false;
  const [family] = pk.split("#", 1);
  return (tenantId !== undefined && family === tenantId) || (lookup && family === "lookup" && pk !== "lookup");
}

type Fields = Record<string, unknown>;
const fields = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** Every partition key that a command names, or undefined when the command may name others. */
function keysOf(command: string, given: unknown): unknown[] | undefined {
  const input = fields(given);
  switch (command) {
    case "GetItemCommand":
    case "DeleteItemCommand":
      return keyed(input["Key"]);
    case "PutItemCommand":
      return stored(input["Item"]);
    case "UpdateItemCommand":
      return updated(input);
    case "QueryCommand":
      return queried(input);
    case "BatchGetItemCommand":
      return Object.values(fields(input["RequestItems"])).flatMap((table) =>
        list(fields(table)["Keys"]).flatMap((key) => keyed(key)),
      );
    case "TransactWriteItemsCommand": {
      const keys: unknown[] = [];
      for (const action of list(input["TransactItems"])) {
        const { Put, Update, Delete, ConditionCheck, ...unknown } = fields(action);
        if (Object.keys(unknown).length > 0) return undefined;
        if (Put) keys.push(...stored(fields(Put)["Item"]));
        if (Delete) keys.push(...keyed(fields(Delete)["Key"]));
        if (ConditionCheck) keys.push(...keyed(fields(ConditionCheck)["Key"]));
        if (Update) {
          const named = updated(fields(Update));
          if (named === undefined) return undefined;
          keys.push(...named);
        }
      }
      return keys;
    }
    default:
      return undefined;
  }
}

function keyed(key: unknown): unknown[] {
  return [fields(key)["pk"]];
}

/** An item's own key, and where the index shows it. */
function stored(item: unknown): unknown[] {
  const { pk, gsi1pk } = fields(item);
  return gsi1pk === undefined ? [pk] : [pk, gsi1pk];
}

/**
 * An update may take an item out of the index, but not move it: index keys are written by whole puts. A clause that takes
 * out holds names and nothing else, so that no other clause can be passed off as one.
 */
function updated(input: Fields): unknown[] | undefined {
  if (input["AttributeUpdates"] !== undefined) return undefined;
  const clauses = String(input["UpdateExpression"]).split(/\b(?=(?:SET|REMOVE|ADD|DELETE)\b)/i);
  const moves = clauses.some((clause) => clause.includes("gsi1pk") && !/^REMOVE[\w\s,]*$/i.test(clause));
  const names = Object.values(fields(input["ExpressionAttributeNames"]));
  return moves || names.includes("gsi1pk") ? undefined : keyed(input["Key"]);
}

function queried(input: Fields): unknown[] | undefined {
  const index = input["IndexName"];
  const attribute = index === undefined ? "pk" : index === "gsi1" ? "gsi1pk" : undefined;
  const condition = String(input["KeyConditionExpression"]);
  if (attribute === undefined || !new RegExp(`^${attribute} = :pk( AND |$)`).test(condition)) return undefined;
  const start = input["ExclusiveStartKey"];
  return [fields(input["ExpressionAttributeValues"])[":pk"], ...(start === undefined ? [] : stored(start))];
}
