/**
 * Which changes of the table each consumer is told of, as Lambda's filters say it; infra/ hands them on, and the tests apply
 * them to what the table's stream tells. Keys are described in ARCHITECTURE.md, "Access patterns".
 */
export const filters = {
  /** People's pool entries, and their removal. */
  Pools: { dynamodb: { Keys: { pk: { S: [{ suffix: "#pool" }] } } } },
  /**
   * Audit events that are not sealed yet, and what else stands under a time: Lambda's filters know how a key begins and ends, not
   * what is in its middle. The consumer leaves the others alone.
   */
  Audits: { eventName: ["INSERT"], dynamodb: { Keys: { sk: { S: [{ prefix: "2" }] } } } },
  /** Work that a change asks for. */
  Jobs: { eventName: ["INSERT"], dynamodb: { Keys: { sk: { S: ["job"] } } } },
};
