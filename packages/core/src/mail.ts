import { createTransport } from "nodemailer";

/** One mail. The same `id` is the same mail: a second sending after a crash carries the same Message-ID. */
export type Letter = { id: string; to: { name: string; address: string }; subject: string; text: string };

export type Mail = { send(letter: Letter): Promise<void> };

/** Sends by SMTP. `url` as nodemailer reads it ("smtp://127.0.0.1:2525"), `from` an address in a domain of our own. */
export function smtpMail({ url, from }: { url: string; from: string }): Mail {
  const transport = createTransport({ url, connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 });
  const domain = from.slice(from.lastIndexOf("@") + 1).replace(/>$/, "");
  return {
    async send({ id, to, subject, text }) {
      await transport.sendMail({ from, to, subject, text, messageId: `<${id}@${domain}>` });
    },
  };
}
