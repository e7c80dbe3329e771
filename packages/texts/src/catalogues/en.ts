import employer from "./en/employer.json" with { type: "json" };
import event from "./en/event.json" with { type: "json" };
import timetable from "./en/timetable.json" with { type: "json" };
import hall from "./en/hall.json" with { type: "json" };
import followUp from "./en/follow-up.json" with { type: "json" };
import myEvent from "./en/my-event.json" with { type: "json" };
import paper from "./en/paper.json" with { type: "json" };
import home from "./en/home.json" with { type: "json" };
import mail from "./en/mail.json" with { type: "json" };
import matching from "./en/matching.json" with { type: "json" };
import market from "./en/market.json" with { type: "json" };
import member from "./en/member.json" with { type: "json" };
import placement from "./en/placement.json" with { type: "json" };
import places from "./en/places.json" with { type: "json" };
import proposal from "./en/proposal.json" with { type: "json" };
import ranking from "./en/ranking.json" with { type: "json" };
import refusal from "./en/refusal.json" with { type: "json" };
import registration from "./en/registration.json" with { type: "json" };
import retention from "./en/retention.json" with { type: "json" };
import shell from "./en/shell.json" with { type: "json" };
import tasks from "./en/tasks.json" with { type: "json" };
import trail from "./en/trail.json" with { type: "json" };
import vocabulary from "./en/vocabulary.json" with { type: "json" };
import weights from "./en/weights.json" with { type: "json" };
import words from "./en/words.json" with { type: "json" };
import workplace from "./en/workplace.json" with { type: "json" };
import profile from "./en/profile.json" with { type: "json" };
import participant from "./en/participant.json" with { type: "json" };
import importing from "./en/import.json" with { type: "json" };
import held from "./en/held.json" with { type: "json" };
import grant from "./en/grant.json" with { type: "json" };

/** Every topic of the language; a topic that is not listed here fails a test. */
export const en = {
  ...importing,
  ...participant,
  ...profile,
  ...employer,
  ...event,
  ...timetable,
  ...hall,
  ...followUp,
  ...myEvent,
  ...paper,
  ...home,
  ...mail,
  ...matching,
  ...market,
  ...member,
  ...placement,
  ...places,
  ...proposal,
  ...ranking,
  ...refusal,
  ...registration,
  ...retention,
  ...shell,
  ...tasks,
  ...trail,
  ...vocabulary,
  ...weights,
  ...words,
  ...workplace,
  ...held,
  ...grant,
};
