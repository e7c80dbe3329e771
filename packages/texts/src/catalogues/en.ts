import mail from "./en/mail.json" with { type: "json" };
import matching from "./en/matching.json" with { type: "json" };
import places from "./en/places.json" with { type: "json" };
import ranking from "./en/ranking.json" with { type: "json" };
import refusal from "./en/refusal.json" with { type: "json" };
import shell from "./en/shell.json" with { type: "json" };
import tasks from "./en/tasks.json" with { type: "json" };
import vocabulary from "./en/vocabulary.json" with { type: "json" };

/** Every topic of the language; a topic that is not listed here fails a test. */
export const en = { ...mail, ...matching, ...places, ...ranking, ...refusal, ...shell, ...tasks, ...vocabulary };
