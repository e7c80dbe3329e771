import type { TextKey } from "@passa/texts/compiled";
import { shortDate } from "../../app/days.ts";
import type { Words } from "../../app/texts.tsx";
import type { BoardRow } from "./queries.ts";

type Closing = NonNullable<BoardRow["closing"]>;

/** Why it came to nothing, in a sentence. */
export function closingInWords({ t }: Words, closing: Closing): string {
  const reason =
    closing.kind === "notNow"
      ? t(`proposal.reason.${closing.reason}`)
      : closing.kind === "staff"
        ? t(`proposal.closing.${closing.reason}`)
        : "";
  return t(`proposal.closed.${closing.kind}`, { reason });
}

/** What there is to say about a proposal now. */
export function nowInWords(words: Words, row: BoardRow, now: string): string {
  const { t, language } = words;
  const day = (on: string | undefined) => shortDate(language, on ?? now, now);
  const since = day(row.since);
  const said = (key: TextKey & `proposal.now.${string}`) => t(key, { day: since });
  switch (row.state) {
    case "proposed":
      return said("proposal.now.proposed");
    case "asked":
      return said(row.wantsToTalk ? "proposal.now.talk" : "proposal.now.asked");
    case "shown":
      return said(row.turn === "matcher" ? "proposal.now.late" : "proposal.now.shown");
    case "interested":
      return said(row.wantsToTalk ? "proposal.now.talk" : "proposal.now.interested");
    case "known": {
      const { meeting } = row;
      if (!meeting) return said("proposal.now.known");
      if (row.turn === "matcher") return t("proposal.now.met", { day: day(meeting.startsAt) });
      return t(`proposal.now.${meeting.kind}`, { day: day(meeting.startsAt), time: clockOf(meeting.startsAt) });
    }
    case "agreed":
      return t("proposal.now.agreed", { day: day(row.period?.startsOn) });
    case "placed": {
      const end = day(row.period?.endsOn);
      return row.nextFollowUpOn === undefined
        ? t("proposal.now.placed-quiet", { end })
        : t("proposal.now.placed", { end, day: day(row.nextFollowUpOn) });
    }
    case "ended":
      return t("proposal.now.ended", {
        outcome: t(`proposal.outcome.${row.outcome ?? "completed"}`).toLocaleLowerCase(),
      });
    case "closed":
      return row.closing ? closingInWords(words, row.closing) : "";
  }
}

/** "2027-03-05T10:00" as a clock says it: "10.00". */
export const clockOf = (local: string): string => local.slice(11, 16).replace(":", ".");
