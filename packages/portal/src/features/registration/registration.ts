import type { RouteBody, RouteResponse } from "@passa/contract/types";

export type Municipality = RouteResponse<"GET /municipalities">["items"][number];

/** What a new employer has written so far. */
export interface RegistrationForm {
  readonly tenantId: Municipality["id"] | "";
  readonly name: string;
  readonly organisationNumber: string;
  readonly contactName: string;
  readonly email: string;
  readonly phone: string;
  readonly about: string;
}

/** An empty form; where there is only one municipality, nobody has to choose it. */
export const emptyForm = (municipalities: readonly Municipality[]): RegistrationForm => ({
  tenantId: municipalities.length === 1 ? (municipalities[0]?.id ?? "") : "",
  name: "",
  organisationNumber: "",
  contactName: "",
  email: "",
  phone: "",
  about: "",
});

/**
 * What is sent: trimmed, and without what was left empty. A municipality that is not chosen goes as it is, so that the
 * answer names it together with everything else that is missing.
 */
export function bodyOf({ tenantId, phone, about, ...form }: RegistrationForm): RouteBody<"POST /registrations"> {
  const trimmed = {
    name: form.name.trim(),
    organisationNumber: form.organisationNumber.trim(),
    contactName: form.contactName.trim(),
    email: form.email.trim(),
  };
  return {
    tenantId: tenantId as Municipality["id"],
    ...trimmed,
    ...(phone.trim() && { phone: phone.trim() }),
    ...(about.trim() && { about: about.trim() }),
  };
}
