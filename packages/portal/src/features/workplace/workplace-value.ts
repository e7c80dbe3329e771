import type { RouteBody, RouteResponse } from "@passa/contract/types";
import type { FieldError } from "@passa/domain/refusal";

export type WorkplaceBody = RouteBody<"PUT /workplaces/{workplaceId}">;
export type Workplace = RouteResponse<"GET /workplaces/{workplaceId}">;
export type Locality = RouteResponse<"GET /localities">["items"][number];

/** What stands in the form of a workplace. */
export interface WorkplaceValue {
  readonly name: string;
  readonly address: string;
  readonly locality: string;
  readonly access: string;
  readonly adaptations: readonly string[];
  readonly formats: readonly string[];
  readonly tags: readonly string[];
  readonly supervisor: { readonly name: string; readonly duty: string; readonly phone: string; readonly email: string };
}

const nobody = { name: "", duty: "", phone: "", email: "" };

/** A workplace that nobody has described. That somebody says and shows what to do is true of nearly every one. */
export const newWorkplace: WorkplaceValue = {
  name: "",
  address: "",
  locality: "",
  access: "",
  adaptations: [],
  formats: ["spoken", "shown"],
  tags: [],
  supervisor: nobody,
};

export const valueOf = ({
  name,
  address,
  locality,
  access,
  adaptations,
  formats,
  tags,
  supervisor,
}: Workplace): WorkplaceValue => ({
  name,
  address,
  locality,
  access: access ?? "",
  adaptations,
  formats,
  tags,
  supervisor: { ...nobody, ...supervisor },
});

/**
 * What is sent: a place on the map comes with the locality, since nothing is geocoded. A locality that the list does not
 * have keeps the location that the workplace has; undefined where there is neither. A supervisor is one who has a name.
 */
export function bodyOf(
  { name, address, locality, access, adaptations, formats, tags, supervisor }: WorkplaceValue,
  localities: readonly Locality[],
  before?: Workplace,
): WorkplaceBody | undefined {
  const same = before?.locality === locality ? before.location : undefined;
  const location = same ?? localities.find((one) => one.name === locality)?.location ?? before?.location;
  if (!location) return undefined;
  const { duty, phone, email } = supervisor;
  return {
    name: name.trim(),
    address: address.trim(),
    locality,
    location,
    ...(access.trim() === "" ? {} : { access: access.trim() }),
    adaptations: [...adaptations],
    formats: [...formats],
    tags: [...tags],
    ...(supervisor.name.trim() === ""
      ? {}
      : {
          supervisor: {
            name: supervisor.name.trim(),
            ...(duty.trim() === "" ? {} : { duty: duty.trim() }),
            ...(phone.trim() === "" ? {} : { phone: phone.trim() }),
            ...(email.trim() === "" ? {} : { email: email.trim() }),
          },
        }),
  };
}

/** What must stand there before it is worth sending; the rest is the server's to say. */
export function lackingOf(value: WorkplaceValue): FieldError[] {
  const contact = [value.supervisor.duty, value.supervisor.phone, value.supervisor.email];
  const nameless = value.supervisor.name.trim() === "" && contact.some((text) => text.trim() !== "");
  return [
    ...(["name", "address", "locality"] as const).flatMap((path) =>
      value[path].trim() === "" ? [{ path, code: "required" } as const] : [],
    ),
    ...(nameless ? [{ path: "supervisor.name", code: "required" } as const] : []),
  ];
}
