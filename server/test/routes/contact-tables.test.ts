import { setTimeout as delay } from "node:timers/promises";
import type { Contact, ContactImportInput, ContactsImported } from "@handbill/contracts";
import { beforeAll, expect, test } from "vitest";
import { testProduct } from "../support/product.ts";

const product = await testProduct();
const owner = await product.newUser();
let at = "";

beforeAll(async () => {
  const { data } = await owner.post<{ id: string }>("/businesses", { name: "Padaria" });
  at = `/businesses/${data.id}`;
});

const take = (wanted: ContactImportInput) => owner.post<ContactsImported>(`${at}/contacts/import`, wanted);
const total = async () => (await owner.get<{ total: number }>(`${at}/contacts/summary`)).data.total;
const exported = async () => {
  const url = new URL(`/api/v1${at}/contacts/export`, product.url);
  const reply = await fetch(url, { headers: { authorization: `Bearer ${owner.token}` } });
  return { type: reply.headers.get("content-type"), text: await reply.text() };
};

test("a look says what would be done, line by line, and does nothing", async () => {
  const csv = [
    "Name;E-Mail;Handy;Gruppen;Newsletter",
    "Jürgen Groß;juergen@example.com;+49 170 1234567;Stammgast, Brot;ja",
    'Zoë;"zoe@example.com";;;nein',
    "Nobody;;;;",
    "Bad;not an address;;;ja",
    "Twin;JUERGEN@example.com;;;ja",
  ].join("\r\n");
  const { status, data } = await take({ csv, consent: "column", proof: { source: "card" }, dryRun: true });
  expect(status).toBe(200);
  expect(data).toMatchObject({
    dryRun: true,
    rows: 5,
    added: 2,
    known: 0,
    repeated: 1,
    refused: 2,
    mapping: { name: "Name", email: "E-Mail", phone: "Handy", tags: "Gruppen", consent: "Newsletter" },
    errors: [
      { line: 4, column: null },
      { line: 5, column: "E-Mail" },
    ],
  });
  expect(data.sample[0]).toMatchObject({ name: "Jürgen Groß", tags: ["Stammgast", "Brot"], consent: true });
  expect(await total()).toBe(0);
});

test("a table is read in the encoding it has, and nobody is on the list twice or against their will", async () => {
  const text = "name,email,tags\nJosé Brêgo,jose@example.com,vip\n";
  const files = [
    Buffer.from(text, "latin1"),
    Buffer.from(`\ufeff${text}`, "utf8"),
    Buffer.from(`\ufeff${text}`, "utf16le"),
  ];
  const all = { consent: "all", proof: { source: "till", textVersion: "card 2026" } } as const;
  const added: number[] = [];
  for (const file of files) added.push((await take({ file: file.toString("base64"), ...all })).data.added);
  expect(added).toEqual([1, 0, 0]);
  const [jose] = (await owner.get<Contact[]>(`${at}/contacts?q=jose`)).data;
  expect(jose).toMatchObject({ name: "José Brêgo", tags: ["vip"], source: "import", consent: { email: "yes" } });
  await owner.patch(`${at}/contacts/${jose?.id}`, { consent: { email: false } });
  await take({ csv: text, ...all });
  expect((await owner.get<Contact>(`${at}/contacts/${jose?.id}`)).data.consent.email).toBe("withdrawn");
});

test("without a word on where they said yes, nobody of a table is taken as having said it", async () => {
  const refused = await take({ csv: "email\na@example.com", consent: "all" });
  expect(refused.problem.errors[0]?.path).toBe("proof");
  expect((await take({ csv: "email\nplain@example.com" })).data.added).toBe(1);
  expect((await owner.get<Contact[]>(`${at}/contacts?q=plain`)).data[0]?.consent.email).toBe("no");
});

test("what is handed out runs no formula, says what was agreed to, and can be read in again as it is", async () => {
  await owner.post(`${at}/contacts`, {
    name: '=HYPERLINK("http://evil")',
    email: "evil@example.com",
    phone: "+351912345678",
  });
  const { type, text } = await exported();
  expect(type).toContain("text/csv");
  const evil = text.split("\r\n").find((line) => line.includes("evil@"));
  expect(evil).toContain("'=HYPERLINK");
  expect(evil).toContain("'+351912345678");
  expect(text.split("\r\n").find((line) => line.startsWith("José"))).toContain("card 2026");
  const again = await take({ csv: text });
  expect(again.data).toMatchObject({ added: 0, refused: 0 });
  const stranger = await product.newUser();
  expect((await stranger.get(`${at}/contacts/export`)).problem.code).toBe("not_found");
  expect((await stranger.post(`${at}/contacts/import`, { csv: "email\na@example.com" })).problem.code).toBe(
    "not_found",
  );
});

test("ten thousand lines are taken in one go, and one more is refused in words", async () => {
  const before = await total();
  const lines = Array.from({ length: 10_000 }, (_, index) => `Person ${index},person${index}@example.com`);
  const reply = await take({ csv: ["name,email", ...lines].join("\n"), consent: "all", proof: { source: "old list" } });

  expect(reply.data).toMatchObject({ rows: 10_000, added: 10_000, refused: 0 });
  expect(await total()).toBe(before + 10_000);
  const more = await take({ csv: ["name,email", ...lines, "One,more@example.com"].join("\n") });
  expect(more.problem.detail).toContain("10000");
});

test("a long list is handed out to its end, however slowly it is read", async () => {
  const url = new URL(`/api/v1${at}/contacts/export`, product.url);
  const { body } = await fetch(url, { headers: { authorization: `Bearer ${owner.token}` } });
  let lines = 0;
  for await (const piece of body ?? []) {
    lines += Buffer.from(piece).filter((byte) => byte === 10).length;
    await delay(5);
  }
  expect(lines).toBe((await total()) + 1);
});
