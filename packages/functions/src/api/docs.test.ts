import { routes } from "@passa/contract/routes";
import { refusalStatus } from "@passa/domain/refusal";
import { beforeAll, expect, test } from "vitest";
import { testApi, type TestApi } from "../../test/api.ts";

let api: TestApi;
let page: string;
beforeAll(async () => {
  api = await testApi();
  page = await (await api.call("GET /api/docs")).text();
});

test("every route and every refusal stands in the reference", () => {
  for (const key of Object.keys(routes)) expect(page).toContain(`<code>${key.split(" ")[1]}</code>`);
  for (const code of Object.keys(refusalStatus)) expect(page).toContain(`id="${code}"`);
});

test("the reference needs no script and no style but its sheet, so the policy holds", async () => {
  expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|https?:\/\/(?!passa\.example)/);
  const css = await api.call("GET /api/docs.css");
  expect(css.headers.get("content-type")).toBe("text/css; charset=utf-8");
  expect(await css.text()).not.toMatch(/@import|url\(/);
});

test("every link within the page leads somewhere, and no place is named twice", () => {
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const links = new Set([...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id));
  expect([...links].filter((id) => !ids.includes(id))).toEqual([]);
});
