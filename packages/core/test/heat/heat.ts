import { bytesOf, type Sent } from "../sent.ts";

/** Most that DynamoDB gives one partition key in a second. Source: Developer Guide, "Partitions and data distribution". */
export const partitionLimits = { read: 3000, write: 1000 };

export type Units = { read: number; write: number };

/** Units of each partition key, of the table and of the index, in each second. */
export class Heat {
  #seconds = new Map<string, Map<number, Units>>();

  /** What one command consumed, spread over the keys that it names as their items are large. */
  add(second: number, sent: Sent): void {
    const kind = /Write|Put|Update|Delete/.test(sent.command) ? "write" : "read";
    for (const [where, units] of [...shared(sent.table, tableKeys(sent)), ...shared(sent.index, indexKeys(sent))]) {
      const seconds = this.#seconds.get(where) ?? new Map<number, Units>();
      this.#seconds.set(where, seconds);
      const before = seconds.get(second) ?? { read: 0, write: 0 };
      seconds.set(second, { ...before, [kind]: before[kind] + units });
    }
  }

  /** The most that each partition key was asked for in one second, the warmest first. */
  peaks(): ({ key: string } & Units)[] {
    const warmth = ({ read, write }: Units) => Math.max(read / partitionLimits.read, write / partitionLimits.write);
    return [...this.#seconds]
      .map(([key, seconds]) => ({
        key,
        read: Math.max(...[...seconds.values()].map(({ read }) => read)),
        write: Math.max(...[...seconds.values()].map(({ write }) => write)),
      }))
      .toSorted((one, other) => warmth(other) - warmth(one) || (one.key < other.key ? -1 : 1));
  }

  /** All units of all keys. */
  total(): Units {
    const all = [...this.#seconds.values()].flatMap((seconds) => [...seconds.values()]);
    const sum = (of: keyof Units) => all.reduce((total, units) => total + units[of], 0);
    return { read: sum("read"), write: sum("write") };
  }
}

type Named = { key: string; weight: number };
type Item = Record<string, unknown>;

function shared(units: number, keys: readonly Named[]): [string, number][] {
  const weights = keys.reduce((sum, { weight }) => sum + weight, 0);
  return units === 0 || weights === 0 ? [] : keys.map(({ key, weight }) => [key, (units * weight) / weights]);
}

const keyOf = (pk: unknown): string => (typeof pk === "string" ? pk : "");

const itemsIn = ({ input }: Sent): Item[] => {
  const actions = (input["TransactItems"] ?? []) as Record<string, { Key?: Item; Item?: Item }>[];
  const inTransaction = actions.flatMap((action) =>
    Object.values(action).map(({ Key, Item: put }) => put ?? Key ?? {}),
  );
  const { Key, Item: put } = input;
  return [...inTransaction, ...(put ? [put] : Key ? [Key] : [])];
};

function tableKeys(sent: Sent): Named[] {
  const { input } = sent;
  const asked = Object.values((input["RequestItems"] ?? {}) as Record<string, { Keys: Item[] }>);
  const batch = asked.flatMap(({ Keys }) => Keys.map(({ pk }) => ({ key: keyOf(pk), weight: 1 })));
  const items = itemsIn(sent).map((item) => ({
    key: keyOf(item["pk"]),
    weight: Math.max(1, Math.ceil(bytesOf(item) / 1024)),
  }));
  return [...batch, ...items, ...queried(sent, undefined)];
}

function indexKeys(sent: Sent): Named[] {
  const items = itemsIn(sent).flatMap((item) =>
    item["gsi1pk"] === undefined ? [] : [{ key: `index ${keyOf(item["gsi1pk"])}`, weight: 1 }],
  );
  const found = [...items, ...queried(sent, "gsi1")];
  // What is taken out of the index is named by its own key alone.
  return found.length > 0 ? found : itemsIn(sent).map(({ pk }) => ({ key: `index of ${keyOf(pk)}`, weight: 1 }));
}

function queried({ input }: Sent, index: string | undefined): Named[] {
  const values = input["ExpressionAttributeValues"] as Item | undefined;
  const pk = input["KeyConditionExpression"] === undefined ? undefined : values?.[":pk"];
  if (pk === undefined || input["IndexName"] !== index) return [];
  return [{ key: index === undefined ? keyOf(pk) : `index ${keyOf(pk)}`, weight: 1 }];
}
