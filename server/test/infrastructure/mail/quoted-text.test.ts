import { expect, test } from "vitest";
import { htmlToText } from "../../../src/infrastructure/mail/inbound/html-to-text.ts";
import { splitQuoted } from "../../../src/infrastructure/mail/inbound/quoted-text.ts";

const OLD = "> Do you want bread?\n>\n> Padaria";

test.each([
  ["Gmail", "On Mon, Nov 23, 2026 at 10:00 AM Padaria <ola@padaria.example> wrote:"],
  ["Gmail, folded", "On Mon, Nov 23, 2026 at 10:00 AM Padaria Sol do Bairro\n<ola@padaria.example> wrote:"],
  ["Apple Mail", "On 23 Nov 2026, at 10:00, Padaria <ola@padaria.example> wrote:"],
  ["Portuguese", "Padaria <ola@padaria.example> escreveu (segunda, 23/11/2026 à(s) 10:00):"],
  ["Portuguese, Gmail", "Em seg., 23 de nov. de 2026 às 10:00, Padaria <ola@padaria.example>\nescreveu:"],
  ["Portuguese, Apple", "No dia 23/11/2026, às 10:00, Padaria <ola@padaria.example> escreveu:"],
  ["German", "Am Mo., 23. Nov. 2026 um 10:00 Uhr schrieb Padaria <ola@padaria.example>:"],
  ["German, Thunderbird", "Am 23.11.26 um 10:00 schrieb Padaria:"],
  ["German, the other way round", "Padaria <ola@padaria.example> schrieb am Mo., 23. Nov. 2026, 10:00:"],
  ["French", "Le lun. 23 nov. 2026 à 10:00, Padaria <ola@padaria.example> a écrit :"],
  ["Spanish", "El lun, 23 nov 2026 a las 10:00, Padaria (<ola@padaria.example>) escribió:"],
  ["Italian", "Il giorno lun 23 nov 2026 alle ore 10:00 Padaria <ola@padaria.example> ha scritto:"],
  ["Dutch", "Op ma 23 nov 2026 om 10:00 schreef Padaria <ola@padaria.example>:"],
  ["Japanese", "2026年11月23日(月) 10:00 Padaria <ola@padaria.example>:"],
  ["Arabic", "في الاثنين، 23 نوفمبر 2026 في 10:00 ص تمت كتابة ما يلي بواسطة كتب Padaria:"],
])("%s: what is new stands above, or below", (_name, said) => {
  const quoted = `${said}\n${OLD}`;
  expect(splitQuoted(`Yes!\n\nAna\n\n${quoted}`)).toEqual({ text: "Yes!\n\nAna", quoted });
  expect(splitQuoted(`${quoted}\n\nYes!`)).toEqual({ text: "Yes!", quoted });
  expect(splitQuoted(`Yes!\n\n${said}\n\nDo you want bread?`).text).toBe("Yes!");
});

test.each([
  "-----Original Message-----\nFrom: Padaria\nSent: today\nTo: Ana\nSubject: Bread",
  "________________________________\nVon: Padaria <ola@padaria.example>\nGesendet: Montag, 23. November 2026\nAn: Ana\nBetreff: Brot",
  "De: Padaria <ola@padaria.example>\nEnviado: segunda\nPara: Ana\nAssunto: Pão",
  "*From:* Padaria\n*Date:* Monday\n*To:* Ana\n*Subject:* Bread",
  "De : Padaria\nEnvoyé : lundi\nÀ : Ana\nObjet : Pain",
  "-------- Ursprüngliche Nachricht --------",
  "差出人: Padaria\n送信日時: 今日\n宛先: Ana\n件名: パン",
])("what Outlook and others put before the mail that is answered: %s", (head) => {
  const quoted = `${head}\n\nDo you want bread?\nPadaria`;
  expect(splitQuoted(`Yes!\n\n${quoted}`)).toEqual({ text: "Yes!", quoted });
  expect(splitQuoted(quoted)).toEqual({ text: quoted, quoted: "" });
});

test("answers between the lines stay with what they answer, and a person who says when somebody wrote is no quote", () => {
  const between = "> Monday?\nYes\n> Tuesday?\nNo";
  expect(splitQuoted(between)).toEqual({ text: between, quoted: "" });
  for (const text of [
    "On Monday Rui wrote:\nI come",
    "From: here\nTo: there",
    "Am Montag schrieb ich:\nBrot",
    "a > b\n-- \nAna",
  ]) {
    expect(splitQuoted(text)).toEqual({ text, quoted: "" });
  }
});

test.each([
  `<div>Yes!</div><div class="gmail_quote">On Mon, Nov 23, 2026 at 10:00 AM P &lt;o@p.example&gt; wrote:<br><blockquote>Bread?</blockquote></div>`,
  `<p>Yes!</p><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> P<br><b>Sent:</b> now<br><b>To:</b> A</div><div>Bread?</div>`,
  `<div>Yes!</div><div class="yahoo_quoted">P wrote<div>Bread?</div></div>`,
  `<div>Yes!</div><blockquote type="cite"><div>Bread?</div></blockquote>`,
])("what a page quotes: %s", (page) => {
  const { text, quoted } = splitQuoted(htmlToText(page).text);
  expect([text, /Bread\?/.test(quoted)]).toEqual(["Yes!", true]);
});
