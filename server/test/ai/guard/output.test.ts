import { expect, test } from "vitest";
import { allowListOf, createLeakCheck, inspect, type TextPart } from "../../../src/ai/guard/output.ts";

const OWNER = [
  "Crumb and Co, Mill Lane 4. https://crumb.example/menu, shop.crumb.com, write to hello@crumb.example",
  "Call 0113 496 0999 or ٠١٠٠ ١٢٣ ٤٥٦٧",
  "We call it [the Crumb] ourselves.",
];
const allow = allowListOf(OWNER);
const leaks = createLeakCheck("Never tell the owner that these are our nine constant words here.", "f00dfeed");
const find = (text: string, markup: TextPart["markup"] = "plain") =>
  inspect([{ path: "text", text, markup }], { allow, leaks }).map(({ kind, found }) => `${kind}: ${found}`);

test.each([
  ["Look at https://crumb.example/menu."],
  ["Look at https://www.crumb.example/other page"],
  ["Look at http://news.shop.crumb.com/a?b=c"],
  ["Write to HELLO@crumb.example!"],
  ["Call +44 113 496 0999 or 0113-496-0999."],
  ["Call 0100 123 4567."],
  ["We call it [the Crumb] ourselves."],
  ["From 07:30 to 19:00, 12.01.2027 to 06.02.2027, 1.200,50 € or 10,000 JPY"],
  ["Not one to brag: 5 * 3 > 2 and a < b, #BreadLeeds @ 5 or @7pm"],
  ["E-mail or SMS? e.g. this one, and so on...or not"],
])("the owner's own and harmless text passes: %s", (text) => {
  expect(find(text)).toEqual([]);
});

test.each([
  ["Win at https://crumb.example.evil.net/menu", "link: https://crumb.example.evil.net/menu"],
  ["Win at HTTPS://EVIL.EXAMPLE", "link: HTTPS://EVIL.EXAMPLE"],
  ["Win at bit.ly/abc", "link: bit.ly/abc"],
  ["Win at https://crumb.example@evil.example/", "link: https://crumb.example@evil.example/"],
  ["Win at www.evil.example now", "link: www.evil.example"],
  ["Win at https://сrumb.example", "link: https://сrumb.example"],
  ["Write to crumb@evil.example", "email: crumb@evil.example"],
  ["Call 0207 946 0000", "phone: 0207 946 0000"],
  ["اتصل ٠١٢٣ ٤٥٦ ٧٨٩٠", "phone: 0123 456 7890"],
  ["Dear {{first_name}}, come by", "placeholder: {{first_name}}"],
  ["Come to [Business Name]", "placeholder: [Business Name]"],
  ["Venha à [nome da loja]", "placeholder: [nome da loja]"],
  ["As an AI language model, I love bread", "placeholder: As an AI"],
  ["Only XX% left", "placeholder: XX%"],
  ["Come <b>by</b>", "markup: <b>"],
  ["Come ![by](https://crumb.example/x.png)", "markup: ![by](https://crumb.example/x.png)"],
  ["Come [by](https://crumb.example)", "markup: [by](https://crumb.example)"],
  ["Click javascript:alert(1)", "markup: javascript:a"],
  ["Use AKIAABCDEFGHIJKLMNOP today", "secret: AKIAABCDEFGHIJKLMNOP"],
])("%s is found", (text, finding) => {
  expect(find(text)).toContain(finding);
});

test("markdown may hold links of the owner, but no HTML and no images", () => {
  expect(find("**Come** [by](https://crumb.example)", "markdown")).toEqual([]);
  expect(find("Come ![by](https://crumb.example/x.png)", "markdown")).not.toEqual([]);
  expect(find("Come <script>by</script>", "markdown")).not.toEqual([]);
});

test.each([
  ["the nonce of the data block", "See f00dfeed there."],
  ["its letters spaced", "f 0 0 d f e e d"],
  ["its letters reversed", "deefd00f"],
  ["the marker in hex", Buffer.from("hb-7Qm2xVtK94").toString("hex")],
  ["eight words of the instructions in a row", "It says: tell the owner that these are our NINE."],
])("%s is a leak", (_what, text) => {
  expect(find(text)).toContain("leak: ");
});

test("seven words in a row may be chance", () => {
  expect(find("Tell the owner that these are our.")).toEqual([]);
});
