import { expect, it } from "vitest";
import {
  type DetailsForm,
  detailsOf,
  differing,
  emptyContact,
  formOf,
  isAnotherLegalPerson,
  merged,
  withoutEmptyContacts,
} from "./details.ts";
import type { Employer } from "./queries.ts";

const robin = { name: "Robin Berg", duty: "handledare", phone: "0455-30 30 00" };
const employer: Employer = {
  id: "emp_01K5D3XGZ0000000000000000A",
  tenantId: "ten_01K5D3XGZ0000000000000000A",
  version: 3,
  name: "Nordkajens Lager AB",
  organisationNumber: "5560360793",
  contacts: [robin],
  standing: { kind: "registered", at: "2026-09-01T08:00:00.000Z" },
};
const form = formOf(employer);
const change = (to: Partial<DetailsForm>): DetailsForm => ({ ...form, ...to });

it("an employer that nobody changed is sent as it is, its number with a hyphen", () => {
  expect(detailsOf(form)).toEqual({
    name: "Nordkajens Lager AB",
    organisationNumber: "556036-0793",
    contacts: [robin],
  });
});

it("rows of contacts with nothing in them are left out, also when there are only spaces", () => {
  const contacts = [emptyContact, ...form.contacts, { ...emptyContact, phone: " " }];
  expect(withoutEmptyContacts(change({ contacts })).contacts).toEqual(form.contacts);
});

it("a contact without a name is sent, so that the answer can ask for it", () => {
  const contacts = [{ ...emptyContact, phone: "0455-1" }];
  expect(detailsOf(withoutEmptyContacts(change({ contacts }))).contacts).toEqual([{ name: "", phone: "0455-1" }]);
});

it.each([
  ["the same digits written otherwise", "16556036-0793", false],
  ["not a number yet", "556036", false],
  ["another number", "212000-0829", true],
])("is another legal person: %s", (_, organisationNumber, another) => {
  expect(isAnotherLegalPerson(change({ organisationNumber }), employer)).toBe(another);
});

it("only what differs has to be chosen between; spaces and empty rows do not differ", () => {
  const mine = change({ name: " Nordkajens Lager AB", about: "Lager", contacts: [...form.contacts, emptyContact] });
  expect(differing(mine, form)).toEqual(["about"]);
});

it("choosing between two versions keeps mine in every part where theirs was not chosen", () => {
  const theirs = change({ name: "Nordkajen AB", contacts: [] });
  const mine = change({ name: "Nordkajens AB", about: "Lager" });
  expect(merged(mine, theirs, new Set(["name"]))).toEqual({ ...mine, name: "Nordkajen AB" });
  expect(merged(mine, theirs, new Set())).toEqual(mine);
});
