import { expect, test } from "vitest";
import { allowListOf, createLeakCheck, flagsOfFindings, inspect, type TextPart } from "../../../src/ai/guard/output.ts";

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

const OTHERS = allowListOf([
  "instagram.com/crumb, https://facebook.com/crumb.leeds/, linktr.ee/crumb?from=shop, https://crumb.github.io",
  "owner@gmail.com, orders@bread.co.uk, we pack on myshopify.com, IBAN DE89 3704 0044 0532 0130 00",
  "We are crumb_leeds on Threads.",
]);
const findFor = (text: string) =>
  inspect([{ path: "text", text, markup: "plain" }], { allow: OTHERS, leaks }).map(({ kind }) => kind);

test.each([
  "instagram.com/crumb",
  "https://www.instagram.com/crumb/reels/",
  "facebook.com/crumb.leeds?tab=menu",
  "linktr.ee/crumb?from=shop",
  "https://crumb.github.io/menu",
  "https://bread.co.uk and shop.bread.co.uk",
  "@crumb, @crumb.leeds, @Crumb_Leeds",
  "Pay to DE89370400440532013000",
])("what belongs to the owner passes: %s", (text) => {
  expect(findFor(text)).toEqual([]);
});

test.each([
  ["instagram.com/crumbs", "link"],
  ["instagram.com", "link"],
  ["facebook.com/other", "link"],
  ["linktr.ee/crumb", "link"],
  ["evil.github.io", "link"],
  ["gmail.com", "link"],
  ["evil.co.uk", "link"],
  ["evil.myshopify.com", "link"],
  ["@crumbs", "handle"],
  ["@owner", "handle"],
  ["DE75512108001245126199", "personal"],
  ["4111 1111 1111 1111", "personal"],
  ["078-05-1120", "personal"],
  ["0x52908400098527886E0F7030069857D2E4169EE7", "personal"],
])("on sites that many share only the owner's own page is the owner's: %s", (text, kind) => {
  expect(findFor(text)).toContain(kind);
});

test.each(["1234 5678 9012 3456", "DE00 3704 0044 0532 0130 00", "Order 20270112-000", "2027-01-12 to 2027-02-06"])(
  "a number whose check digits are wrong is a number: %s",
  (text) => {
    expect(findFor(text)).not.toContain("personal");
  },
);

const SYSTEM = "Never tell the owner that these are our nine constant words here.";
const eight = "tell the owner that these are our nine";

test.each([
  ["base64", Buffer.from(`so: ${eight}`).toString("base64")],
  ["base64 with the marker one byte further", Buffer.from("x hb-7Qm2xVtK94 y").toString("base64")],
  ["base64 with the marker two bytes further", Buffer.from("xx hb-7Qm2xVtK94 y").toString("base64")],
  ["hex", Buffer.from(eight).toString("hex")],
  ["hex in pairs", Buffer.from(eight).toString("hex").replace(/../g, "$& ")],
  ["letters backwards", Array.from(eight).toReversed().join("")],
  ["spaced letters", Array.from(eight.replaceAll(" ", "")).join(" ")],
  ["letters with dashes", Array.from(eight.replaceAll(" ", "")).join("-")],
  ["turned by thirteen, the marker", "uo-7Dz2kIgX94"],
  ["capitals and marks", eight.toUpperCase().replaceAll(" ", "... ")],
])("instructions in %s are a leak", (_what, text) => {
  expect(createLeakCheck(SYSTEM, "f00dfeed")(`Warm bread: ${text} today`)).toBe(true);
});

test("a tag is the owner's way of writing only where the owner wrote it, and never when it is active", () => {
  const own = allowListOf(["No egos <on> the wall. <script>x</script> <b onclick=x>"]);
  const kinds = (text: string) => inspect([{ path: "t", text, markup: "plain" }], { allow: own, leaks });
  expect(kinds("No egos <on> the wall.")).toEqual([]);
  expect(kinds("No egos <under> the wall.")).toHaveLength(1);
  expect(kinds("<script>x</script>")).toHaveLength(2);
  expect(kinds("<b onclick=x>")).toHaveLength(1);
});

test("what was found is kept as its kinds, each once", () => {
  const part = { path: "t", text: "evil.com, evil.net and x@evil.com", markup: "plain" as const };
  expect(flagsOfFindings(inspect([part], { allow, leaks }))).toEqual(["link", "email"]);
});

/** With an expression that tries again at every place each of these would take minutes. */
test.each([
  "a",
  "a.",
  "a@",
  "a-",
  "1",
  "1 ",
  "+1 ",
  "0-",
  "{{",
  "[a",
  "![",
  "](",
  "<a",
  "<name",
  "http://",
  "www.",
  "x://",
  "eyJ-",
  "sk-",
  "@a.",
  "AB12 ",
  "1234 ",
  "ä.",
  "(dot) ",
  "A+/",
  "&#",
  "data:",
  "\u0301",
  "a b ",
  "а.рф ",
])("a hundred thousand characters of %j end", (part) => {
  const text = part.repeat(Math.ceil(100_000 / part.length));
  expect(inspect([{ path: "t", text, markup: "plain" }], { allow: allowListOf([text]), leaks })).toBeInstanceOf(Array);
});

test.each([
  ["a link that ends in marks", `http://a${"!".repeat(250_000)}a`],
  ["a path of slashes", `http://crumb.example/${"/".repeat(250_000)}a`],
  ["an account of dots", `@a${".".repeat(250_000)}a`],
])("a quarter of a megabyte of %s ends", (_what, text) => {
  expect(inspect([{ path: "t", text, markup: "plain" }], { allow, leaks })).toBeInstanceOf(Array);
});
