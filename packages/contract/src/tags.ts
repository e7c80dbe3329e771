/** What the routes are about, in the order of the reference. */
export const tags = {
  session: "Who I am, signing in and out.",
  municipality: "The municipality, and how a new employer turns to one.",
  vocabulary: "The words that matching reads, and occupations and skills to search.",
  employers: "Employers and the people who act for them. Staff approve an employer before it publishes.",
  workplaces: "Where the work is. What is always offered there is described once.",
  placements: "Adapted places, from draft to filled.",
  ranking: "Who could do it, explained criterion by criterion, and what would open the place to more.",
  participants: "People and what is known of them, by whom. Access follows who works with whom.",
  events: "Speed interviews: the day, who comes, the timetable, the hall and what came of it.",
  proposals:
    "A person and a place that may become something: both yeses, meeting, agreement, work and what came of it.",
  calendars: "Addresses at which a calendar finds somebody's times: title and time, nothing else.",
  imports: "Participants from a spreadsheet: a dry run, row by row, and then the rest.",
  members: "Members of staff.",
} as const;
export type Tag = keyof typeof tags;
