import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const [said = "", listed = ""] = read("docs/security.md").split("\n## The tests\n");

/** The tests that the page lists: by its name for each, the file and the title. */
const tests = new Map<string, { file: string; title: string }>();
for (const part of listed.split(/^(?=`)/m)) {
  const [, file = ""] = /^`([^`]+)`/.exec(part) ?? [];
  for (const [, name = "", title = ""] of part.matchAll(/^- \*\*([\w-]+\.\d+)\*\*: (.+)$/gm))
    tests.set(name, { file, title });
}

const stemOf = (name: string) => name.replace(/\.\d+$/, "");
const stems = new Set([...tests.keys()].map(stemOf));
const used = new Set((said.match(/\b[a-z][\w-]*\.\d+\b/g) ?? []).filter((name) => stems.has(stemOf(name))));

/** How GitHub names the headings of a page in links. */
const anchorsOf = (page: string) =>
  Array.from(page.matchAll(/^#+ (.+)$/gm), ([, title = ""]) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

test("every test that docs/security.md lists stands in its file under its title", () => {
  expect(tests.size).toBeGreaterThan(200);
  const gone = [...tests].filter(([name, { file, title }]) => {
    if (!existsSync(join(ROOT, file)) || !file.includes(`/${stemOf(name)}.test.ts`)) return true;
    const source = read(file);
    return !source.includes(`"${title}"`) && !source.includes(`\`${title}\``);
  });
  expect(gone).toEqual([]);
});

test("every line that names a test names a listed one, and none is listed for nothing", () => {
  expect([...used].filter((name) => !tests.has(name))).toEqual([]);
  expect([...tests.keys()].filter((name) => !used.has(name))).toEqual([]);
  const rows = said.split("\n").filter((line) => /\| (?:yes|partly|no|operator) /.test(line));
  expect(rows.length).toBeGreaterThan(150);
  expect(rows.filter((row) => /\| \|$|\|\s*\|$/.test(row))).toEqual([]);
});

test("what docs/security.md and SECURITY.md lead to is there", () => {
  for (const [page, folder] of [
    ["docs/security.md", "docs"],
    ["SECURITY.md", ""],
  ] as const) {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
    const broken = links.filter(([, path = "", anchor]) => {
      const file = path === "" ? page : join(folder, path);
      if (!existsSync(join(ROOT, file))) return true;
      return anchor !== undefined && !anchorsOf(read(file)).includes(anchor);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
    expect(links.length).toBeGreaterThan(1);
  }
});
