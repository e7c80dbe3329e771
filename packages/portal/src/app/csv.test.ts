import { expect, it } from "vitest";
import { csvOf } from "./csv.ts";

it.each(["=1+1", "+46", "-2", "@SUM(1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])(
  "makes %j a text to a spreadsheet",
  (cell) => {
    expect(csvOf([["Namn", cell]])).toContain(`'${cell}`);
  },
);

it("leaves what is no formula as it is, and quotes what would break a row", () => {
  expect(csvOf([["a=b", "2027-03-01", 'säg "hej"', "rad\nrad", "x;y"]])).toBe(
    '\uFEFFa=b;2027-03-01;"säg ""hej""";"rad\nrad";"x;y"\r\n',
  );
  expect(csvOf([["\r=1"]])).toBe('\uFEFF"\'\r=1"\r\n');
});
