import { generateKeyPairSync } from "node:crypto";
import type { DnsFinding } from "@handbill/contracts";
import { expect, test } from "vitest";
import { checkDns, type TextRecords } from "../../../src/services/mail/dns-check.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 1024,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "der" },
});
const dkim = { domain: "padaria.pt", selector: "hb", privateKey };
const question = { fromAddress: "ola@padaria.pt", smtpHost: "smtp-relay.brevo.com", returnsAddress: null, dkim };

const zone =
  (records: Record<string, string[] | "broken">): TextRecords =>
  (name) => {
    const found = records[name];
    if (found === "broken") return Promise.reject(Object.assign(new Error("x"), { code: "ESERVFAIL" }));
    // A long record comes in pieces.
    if (found) return Promise.resolve(found.map((text) => text.match(/.{1,255}/g) ?? []));
    return Promise.reject(Object.assign(new Error("x"), { code: "ENOTFOUND" }));
  };
const about = (findings: DnsFinding[]) => Object.fromEntries(findings.map((finding) => [finding.about, finding]));

const COMPLETE = {
  "padaria.pt": ["google-site-verification=1", "v=spf1 include:spf.brevo.com ~all"],
  "hb._domainkey.padaria.pt": [`v=DKIM1; k=rsa; p=${publicKey.toString("base64")}`],
  "_dmarc.padaria.pt": ["v=DMARC1; p=none"],
};

test("a domain that says all is good in every line", async () => {
  const findings = await checkDns(question, zone(COMPLETE));
  expect(findings.map(({ state }) => state)).toEqual(["good", "good", "good", "good"]);
});

test("what is missing comes as a record to copy, and with it all is good", async () => {
  const findings = await checkDns(question, zone({}));
  expect(findings.map(({ state }) => state)).toEqual(["good", "bad", "bad", "bad"]);
  const added = Object.fromEntries(findings.flatMap(({ record }) => (record ? [[record.name, [record.value]]] : [])));
  const again = await checkDns(question, zone(added));
  expect(again.map(({ state }) => state)).toEqual(["good", "good", "good", "good"]);
});

const FLAWS: [string, Record<string, string[]>, string, RegExp][] = [
  ["two SPF records", { "padaria.pt": ["v=spf1 -all", "v=spf1 ~all"] }, "spf", /2 SPF records/],
  ["everybody allowed", { "padaria.pt": ["v=spf1 +all"] }, "spf", /every server/],
  ["the sender not named", { "padaria.pt": ["v=spf1 mx -all"] }, "spf", /does not name/],
  ["another key", { "hb._domainkey.padaria.pt": ["v=DKIM1; p=AAAA"] }, "dkim", /not the one/],
  ["DMARC without a policy", { "_dmarc.padaria.pt": ["v=DMARC1; rua=mailto:x"] }, "dmarc", /no policy/],
];
test.each(FLAWS)("%s is named", async (_name, records, kind, words) => {
  const finding = about(await checkDns(question, zone({ ...COMPLETE, ...records })))[kind];
  expect(finding).toMatchObject({ state: "bad", sentence: expect.stringMatching(words) });
});

test("a SPF record that lacks the sender is given back with it, and keeps the rest", async () => {
  const records = { ...COMPLETE, "padaria.pt": ["v=spf1 mx include:other.example -all"] };
  expect(about(await checkDns(question, zone(records)))["spf"]?.record?.value).toBe(
    "v=spf1 include:spf.brevo.com mx include:other.example -all",
  );
});

test("a DNS that does not answer is no missing record", async () => {
  const findings = about(await checkDns(question, zone({ ...COMPLETE, "padaria.pt": "broken" })));
  expect(findings["spf"]).toMatchObject({ state: "ask" });
  expect(findings["dmarc"]).toMatchObject({ state: "good" });
});

test("a signature of another domain does not count, a policy of the domain above does", async () => {
  const findings = about(
    await checkDns(
      { ...question, fromAddress: "ola@news.bolos.pt" },
      zone({ ...COMPLETE, "_dmarc.bolos.pt": ["v=DMARC1; p=reject"] }),
    ),
  );
  expect(findings["dkim"]).toMatchObject({ state: "bad", sentence: expect.stringContaining("does not count") });
  expect(findings["dmarc"]).toMatchObject({ state: "good" });
});

test("an address of a free mail service is sent by that service alone", async () => {
  expect(await checkDns({ ...question, fromAddress: "padaria@gmail.com", dkim: null }, zone({}))).toMatchObject([
    { about: "address", state: "bad" },
  ]);
  const own = { ...question, fromAddress: "padaria@gmail.com", smtpHost: "smtp.gmail.com", dkim: null };
  expect(await checkDns(own, zone({}))).toMatchObject([{ about: "address", state: "warning" }]);
});

test("where mails come back to another domain, SPF is asked for that one, and only a signature of its own vouches for the sender", async () => {
  const elsewhere = { ...question, returnsAddress: "bounces@returns.example" };
  const found = about(await checkDns(elsewhere, zone(COMPLETE)));
  expect(found["spf"]).toMatchObject({ state: "bad", record: { name: "returns.example" } });
  expect(found["alignment"]).toMatchObject({ state: "good" });
  const foreign = { ...elsewhere, dkim: { ...dkim, domain: "mailer.example" } };
  expect(about(await checkDns(foreign, zone(COMPLETE)))["alignment"]).toMatchObject({
    state: "bad",
    sentence: expect.stringContaining("Have a key made"),
  });
});
