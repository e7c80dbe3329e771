import mail from "./sv-easy/mail.json" with { type: "json" };
import myEvent from "./sv-easy/my-event.json" with { type: "json" };
import proposal from "./sv-easy/proposal.json" with { type: "json" };
import trail from "./sv-easy/trail.json" with { type: "json" };
import vocabulary from "./sv-easy/vocabulary.json" with { type: "json" };
import held from "./sv-easy/held.json" with { type: "json" };

/** Every topic of the language; a topic that is not listed here fails a test. */
export const svEasy = { ...mail, ...myEvent, ...proposal, ...trail, ...vocabulary, ...held };
