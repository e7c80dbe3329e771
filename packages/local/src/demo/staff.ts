import type { Role } from "@passa/domain/user/user";

export type PlannedMember = {
  name: string;
  role: Exclude<Role, "employer" | "participant">;
};
export type PlannedEmployerMember = { name: string; employer: string };

export type Staff = {
  members: PlannedMember[];
  employerMembers: PlannedEmployerMember[];
  /** Numbers of the participants who can sign in. */
  participants: string[];
};

export const karlskronaStaff: Staff = {
  members: [
    { name: "Eva Modig", role: "matcher" },
    { name: "Jonas Ek", role: "matcher" },
    { name: "Sara Lind", role: "matcher" },
    { name: "Nadia Hamid", role: "matcher" },
    { name: "Peter Wall", role: "matcher" },
    { name: "Lena Borg", role: "matcher" },
    { name: "Ida Sand", role: "organiser" },
    { name: "Maria Ek", role: "lead" },
    { name: "Per Lund", role: "admin" },
  ],
  employerMembers: [
    { name: "Robin Berg", employer: "Nordkajens Lager" },
    { name: "Tomas Gren", employer: "Gryningens Bageri" },
    { name: "Ida Rönn", employer: "Måleri Två Penslar" },
  ],
  participants: ["D-1018", "D-1042"],
};

export const karlshamnStaff: Staff = {
  members: [
    { name: "Kristina Hall", role: "matcher" },
    { name: "Bo Sandell", role: "admin" },
  ],
  employerMembers: [{ name: "Bengt Ivarsson", employer: "Sternö Terminal" }],
  participants: [],
};
