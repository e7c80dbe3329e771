import type { RouteBody } from "@passa/contract/types";
import type { TextKey } from "@passa/texts/compiled";

export type Details = RouteBody<"POST /participants">;

/** What is known of a person besides the answers, as it is written: "" is nothing yet. */
export interface DetailsForm {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly legalGender: Details["legalGender"] | "";
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly channel: Details["channel"] | "";
  readonly language: string;
  readonly interpreter: boolean;
  readonly sunLevel: string;
  readonly protectedIdentity: boolean;
  readonly waitingSince: string;
}
export type DetailsField = keyof DetailsForm;

/** The fields in the order of the page. */
export const detailsFields: readonly DetailsField[] = [
  "givenName",
  "familyName",
  "birthDate",
  "legalGender",
  "waitingSince",
  "language",
  "interpreter",
  "channel",
  "phone",
  "email",
  "address",
  "sunLevel",
  "protectedIdentity",
];

export const channels: readonly Details["channel"][] = ["sms", "mail", "letter", "inPerson"];
/** First languages to choose from, the most common among participants first. */
export const firstLanguages = [
  "sv",
  "ar",
  "so",
  "prs",
  "fa",
  "ti",
  "uk",
  "en",
  "pl",
  "bs",
  "sr",
  "hr",
  "sq",
  "ku",
  "ckb",
  "kmr",
  "ps",
  "ru",
  "th",
  "es",
  "ro",
  "tr",
  "vi",
  "sw",
  "am",
  "de",
  "fi",
] as const;

export const emptyDetails = (today: string): DetailsForm => ({
  givenName: "",
  familyName: "",
  birthDate: "",
  legalGender: "",
  email: "",
  phone: "",
  address: "",
  channel: "",
  language: "",
  interpreter: false,
  sunLevel: "",
  protectedIdentity: false,
  waitingSince: today,
});

/** The details that the API gave, as they stand in the form. */
export const detailsForm = (details: Details): DetailsForm => ({
  ...emptyDetails(""),
  givenName: details.givenName,
  familyName: details.familyName,
  birthDate: details.birthDate,
  legalGender: details.legalGender,
  email: details.email ?? "",
  phone: details.phone ?? "",
  address: details.address ?? "",
  channel: details.channel,
  language: details.language,
  interpreter: details.interpreter,
  sunLevel: details.sunLevel === undefined ? "" : String(details.sunLevel),
  protectedIdentity: details.protectedIdentity,
  waitingSince: details.waitingSince ?? "",
});

type Missing = Partial<Record<DetailsField, TextKey>>;

/** What anybody can see is missing. The rest is the server's to say. */
export function missingIn(form: DetailsForm, today: string): Missing {
  const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
  return {
    ...(form.givenName.trim() ? {} : { givenName: "field.participants.givenName.required" }),
    ...(form.familyName.trim() ? {} : { familyName: "field.participants.familyName.required" }),
    ...(!isDate(form.birthDate)
      ? { birthDate: "field.participants.birthDate.required" }
      : form.birthDate > today
        ? { birthDate: "field.participants.birthDate.inThePast" }
        : {}),
    ...(form.legalGender ? {} : { legalGender: "field.participants.legalGender.required" }),
    ...(form.language ? {} : { language: "field.participants.language.required" }),
    ...(form.channel ? {} : { channel: "field.participants.channel.required" }),
    ...(form.channel === "sms" && !form.phone.trim() ? { phone: "participant.details.phone-for-sms" } : {}),
    ...(form.channel === "mail" && !form.email.trim() ? { email: "participant.details.email-for-mail" } : {}),
    ...(form.channel === "letter" && !form.address.trim() ? { address: "participant.details.address-for-letter" } : {}),
    ...(form.waitingSince > today ? { waitingSince: "field.participants.waitingSince.inThePast" } : {}),
  };
}

/** The details of a form in which nothing is missing; what is not written is left out. */
export function detailsOf(form: DetailsForm): Details {
  const written = (["email", "phone", "address", "waitingSince"] as const).filter((field) => form[field].trim() !== "");
  if (form.legalGender === "" || form.channel === "") throw new Error("the form is not whole");
  return {
    givenName: form.givenName.trim(),
    familyName: form.familyName.trim(),
    birthDate: form.birthDate,
    legalGender: form.legalGender,
    channel: form.channel,
    language: form.language,
    interpreter: form.interpreter,
    protectedIdentity: form.protectedIdentity,
    ...Object.fromEntries(written.map((field) => [field, form[field].trim()])),
    ...(form.sunLevel === "" ? {} : { sunLevel: Number(form.sunLevel) }),
  };
}

/** The fields in which two versions differ, in the order of the page. */
export const differingFields = (mine: DetailsForm, theirs: DetailsForm): DetailsField[] =>
  detailsFields.filter((field) => mine[field] !== theirs[field]);

/** My version with the other's in the fields where that was chosen. */
export const chosenVersion = (mine: DetailsForm, theirs: DetailsForm, fields: ReadonlySet<string>): DetailsForm => ({
  ...mine,
  ...Object.fromEntries(detailsFields.filter((one) => fields.has(one)).map((one) => [one, theirs[one]])),
});
