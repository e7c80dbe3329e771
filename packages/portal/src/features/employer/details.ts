import { formatOrganisationNumber, parseOrganisationNumber } from "@passa/domain/employer/organisation-number";
import type { Employer, EmployerDetails } from "./queries.ts";

/** A contact as it stands in the form: nothing is absent, only empty. */
export interface ContactForm {
  readonly name: string;
  readonly duty: string;
  readonly phone: string;
  readonly email: string;
}

/** What an employer says of itself, as it stands in the form. */
export interface DetailsForm {
  readonly name: string;
  readonly organisationNumber: string;
  readonly about: string;
  readonly contacts: readonly ContactForm[];
}

export type DetailsPart = keyof DetailsForm;
const parts: readonly DetailsPart[] = ["name", "organisationNumber", "about", "contacts"];

export const emptyContact: ContactForm = { name: "", duty: "", phone: "", email: "" };
export const emptyDetails: DetailsForm = { name: "", organisationNumber: "", about: "", contacts: [emptyContact] };

export const formOf = ({ name, organisationNumber, about, contacts }: EmployerDetails): DetailsForm => ({
  name,
  organisationNumber: formatOrganisationNumber(organisationNumber),
  about: about ?? "",
  contacts: contacts.map((contact) => ({ ...emptyContact, ...contact })),
});

const written = (contact: ContactForm): boolean => Object.values(contact).some((text: string) => text.trim() !== "");

/** Without the contacts that nobody has written anything in, so that a row of the form is a row of what is sent. */
export const withoutEmptyContacts = (form: DetailsForm): DetailsForm => ({
  ...form,
  contacts: form.contacts.filter(written),
});

/** What is sent: trimmed, without what was left empty. Contacts keep their places. */
export function detailsOf({ name, organisationNumber, about, contacts }: DetailsForm): EmployerDetails {
  return {
    name: name.trim(),
    organisationNumber: organisationNumber.trim(),
    ...(about.trim() && { about: about.trim() }),
    contacts: contacts.map((contact) => ({
      name: contact.name.trim(),
      ...(contact.duty.trim() && { duty: contact.duty.trim() }),
      ...(contact.phone.trim() && { phone: contact.phone.trim() }),
      ...(contact.email.trim() && { email: contact.email.trim() }),
    })),
  };
}

/** Another organisation number is another legal person: staff have to answer anew. */
export const isAnotherLegalPerson = (form: DetailsForm, employer: Employer): boolean => {
  const digits = parseOrganisationNumber(form.organisationNumber);
  return digits !== undefined && digits !== employer.organisationNumber;
};

/** The parts that differ between what I wrote and what somebody else saved meanwhile. */
export const differing = (mine: DetailsForm, theirs: DetailsForm): DetailsPart[] => {
  const [sent, saved] = [detailsOf(withoutEmptyContacts(mine)), detailsOf(theirs)];
  return parts.filter((part) => JSON.stringify(sent[part] ?? "") !== JSON.stringify(saved[part] ?? ""));
};

/** Mine, with the parts of theirs that were chosen. */
export const merged = (mine: DetailsForm, theirs: DetailsForm, chosen: ReadonlySet<string>): DetailsForm => ({
  name: chosen.has("name") ? theirs.name : mine.name,
  organisationNumber: chosen.has("organisationNumber") ? theirs.organisationNumber : mine.organisationNumber,
  about: chosen.has("about") ? theirs.about : mine.about,
  contacts: chosen.has("contacts") ? theirs.contacts : mine.contacts,
});
