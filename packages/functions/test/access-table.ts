import { readFileSync } from "node:fs";
import type { Role } from "@passa/domain/user/user";

/** What the table of docs/access.md says, by request; and what its words mean. */

const columns = ["none", "participant", "employer", "matcher", "organiser", "lead", "admin"] as const;
export type ActorKind = (typeof columns)[number];

/** How things stand between who asks and what is asked for. */
export type Relation = {
  /** One's own record, the employer that one is a member of, the import that one began. */
  own: boolean;
  assigned: boolean;
  protectedIdentity: boolean;
  responsible: boolean;
  listed: boolean;
  /** The person has said yes to the employer. */
  saidYes?: boolean;
};

/** "yes": whatever the request itself comes to, it was not refused because of who asks. */
export type Outcome = "yes" | "no" | "hidden" | "sign in";

const words: Record<string, (relation: Relation) => Outcome> = {
  yes: () => "yes",
  no: () => "no",
  hidden: () => "hidden",
  "sign in": () => "sign in",
  own: ({ own }) => (own ? "yes" : "hidden"),
  "no, if own": ({ own }) => (own ? "no" : "hidden"),
  "own and listed": ({ own, listed }) => (own && listed ? "yes" : "hidden"),
  listed: ({ listed }) => (listed ? "yes" : "hidden"),
  "no, if listed": ({ listed }) => (listed ? "no" : "hidden"),
  assigned: ({ assigned, protectedIdentity }) => (assigned ? "yes" : protectedIdentity ? "hidden" : "no"),
  "assigned, else hidden": ({ assigned }) => (assigned ? "yes" : "hidden"),
  "not protected, or assigned": ({ assigned, protectedIdentity }) =>
    assigned || !protectedIdentity ? "yes" : "hidden",
  "own, after a yes": ({ own, saidYes }) => (own && saidYes ? "yes" : "hidden"),
  "no, if own, after a yes": ({ own, saidYes }) => (own && saidYes ? "no" : "hidden"),
  "no, if not protected, or assigned": ({ assigned, protectedIdentity }) =>
    assigned || !protectedIdentity ? "no" : "hidden",
  responsible: ({ responsible }) => (responsible ? "yes" : "no"),
  "responsible, else hidden": ({ responsible }) => (responsible ? "yes" : "hidden"),
  "own, unless protected": ({ own, protectedIdentity }) => (own ? (protectedIdentity ? "no" : "yes") : "hidden"),
  "assigned, unless protected": ({ assigned, protectedIdentity }) =>
    protectedIdentity ? (assigned ? "no" : "hidden") : assigned ? "yes" : "no",
};

export type Cell = (relation: Relation) => Outcome;

/** Reads the document. @throws for a row that is not whole or a word that the document does not explain */
export function readAccessTable(): Map<string, Record<ActorKind, Cell>> {
  const text = readFileSync(new URL("../../../docs/access.md", import.meta.url), "utf8");
  const explained = new Set([...text.matchAll(/^\| ([a-z, ]+?) +\|/gm)].map(([, word]) => word));
  const table = new Map<string, Record<ActorKind, Cell>>();
  for (const [, request = "", rest = ""] of text.matchAll(/^\| `([A-Z]+ [^`]+)` +\|(.*)\|$/gm)) {
    const said = rest.split("|").map((cell) => cell.trim());
    if (said.length !== columns.length) throw new Error(`${request}: ${said.length} cells`);
    if (table.has(request)) throw new Error(`${request} stands there twice`);
    const cells = columns.map((kind, n): [ActorKind, Cell] => {
      const word = said[n] ?? "";
      const cell = words[word];
      if (!cell || (word !== "sign in" && !explained.has(word))) throw new Error(`${request}: "${word}" is no word`);
      return [kind, cell];
    });
    table.set(request, Object.fromEntries(cells) as Record<ActorKind, Cell>);
  }
  return table;
}

export const roleKinds = columns.filter((kind): kind is Role => kind !== "none");
