import type { Transporter } from "nodemailer";

/** One mail. The same `id` is the same mail: a second sending after a crash carries the same Message-ID. */
export type Letter = { id: string; to: { name: string; address: string }; subject: string; text: string };

export type Mail = { send(letter: Letter): Promise<void> };

/**
 * Sends by SMTP. `url` as nodemailer reads it ("smtp://127.0.0.1:2525"), `from` an address in a domain of our own. What sends is
 * loaded with the first letter.
 */
export function smtpMail({ url, from }: { url: string; from: string }): Mail {
  const timeouts = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 };
  let transport: Transporter | undefined;
  const domain = from.slice(from.lastIndexOf("@") + 1).replace(/>$/, "");
  return {
    async send({ id, to, subject, text }) {
      // A bundle has what CommonJS exports under `default` alone.
      transport ??= (await import("nodemailer")).default.createTransport({ url, ...timeouts });
      await transport.sendMail({ from, to, subject, text, messageId: `<${id}@${domain}>` });
    },
  };
}
