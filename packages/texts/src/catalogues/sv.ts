import employer from "./sv/employer.json" with { type: "json" };
import event from "./sv/event.json" with { type: "json" };
import timetable from "./sv/timetable.json" with { type: "json" };
import hall from "./sv/hall.json" with { type: "json" };
import followUp from "./sv/follow-up.json" with { type: "json" };
import myEvent from "./sv/my-event.json" with { type: "json" };
import paper from "./sv/paper.json" with { type: "json" };
import home from "./sv/home.json" with { type: "json" };
import mail from "./sv/mail.json" with { type: "json" };
import matching from "./sv/matching.json" with { type: "json" };
import market from "./sv/market.json" with { type: "json" };
import member from "./sv/member.json" with { type: "json" };
import placement from "./sv/placement.json" with { type: "json" };
import places from "./sv/places.json" with { type: "json" };
import proposal from "./sv/proposal.json" with { type: "json" };
import ranking from "./sv/ranking.json" with { type: "json" };
import refusal from "./sv/refusal.json" with { type: "json" };
import registration from "./sv/registration.json" with { type: "json" };
import retention from "./sv/retention.json" with { type: "json" };
import shell from "./sv/shell.json" with { type: "json" };
import tasks from "./sv/tasks.json" with { type: "json" };
import trail from "./sv/trail.json" with { type: "json" };
import vocabulary from "./sv/vocabulary.json" with { type: "json" };
import weights from "./sv/weights.json" with { type: "json" };
import words from "./sv/words.json" with { type: "json" };
import workplace from "./sv/workplace.json" with { type: "json" };
import profile from "./sv/profile.json" with { type: "json" };
import participant from "./sv/participant.json" with { type: "json" };
import importing from "./sv/import.json" with { type: "json" };
import held from "./sv/held.json" with { type: "json" };
import grant from "./sv/grant.json" with { type: "json" };

/** Every topic of the language; a topic that is not listed here fails a test. */
export const sv = {
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
