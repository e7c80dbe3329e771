import { text, type ServedKey } from "./served.ts";

/** Names of the mails: each has a `mail.<template>.subject` and a `mail.<template>.text`. */
export type MailTemplate = ServedKey extends infer K ? (K extends `mail.${infer T}.subject` ? T : never) : never;

/**
 * Subject and text of a mail in Swedish, with the English below: an invited person's language is not known yet.
 * @param values those that the texts name, the addressee's `name`, the `url` and the `tenant` always
 * @param given.easy the Swedish is easy, where there is an easy text: for participants
 */
export function writeMail(
  template: MailTemplate,
  values: Record<string, string>,
  { easy = false }: { easy?: boolean } = {},
): { subject: string; text: string } {
  const letter = (language: "sv" | "sv-easy" | "en") =>
    (["mail.greeting", `mail.${template}.text`, "mail.goodbye"] as const)
      .map((key) => text(language, key, values))
      .join("\n\n");
  return {
    subject: text("sv", `mail.${template}.subject`, values),
    text: `${letter(easy ? "sv-easy" : "sv")}\n\n* * *\n\n${letter("en")}\n`,
  };
}
