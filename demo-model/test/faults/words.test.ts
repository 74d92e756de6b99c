import { expect, test } from "vitest";
import { rowsOf, TWO_MODES } from "../support/fault-rows.ts";
import { at, CONTENT, contentFor, MODES, sendFault, sendIn, toldIn, usualIn } from "../support/modes.ts";
import { useModel } from "../support/model.ts";
import { contentSchema } from "../support/requests.ts";
import { faultIn } from "../support/conforms.ts";

/** "The words of the answer": good JSON in the right shape, with a text that must not reach a reader. */

const model = useModel();
const SYSTEM = "You plan and write campaigns for small businesses. Answer with JSON.";

const tagged = (text: string): string =>
  Array.from(text, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) - 0xe0000)).join("");
const containing = (text: string) => (said: string) => expect(said).toContain(text);
/** The longest text that each channel may take, in the field that holds it. */
const LIMITS: Record<string, number> = {
  instagram: 2200,
  facebook: 63_206,
  linkedin: 3000,
  x: 280,
  bluesky: 300,
  threads: 500,
  email: 200,
  sms: 1530,
  blog: 200,
  google_ads: 30,
};

/** What the longest text of the answer says, beside what it usually says. */
const EXPECTED: Record<string, (said: string, usual: string) => void> = {
  overlong: (said) => expect(said.length).toBeGreaterThan(63_206),
  "wrong-lang": containing("Das ist ein Text in einer Sprache"),
  "evil-link": containing("https://claim-prize.example.net/now?id=7"),
  "evil-phone": containing("+1 900 555 0199"),
  "evil-email": containing("prizes@example.net"),
  "invented-price": containing("7.77 instead of 99.00: 92% off"),
  "invented-proof": containing("9 of 10 customers"),
  "leak-canary": containing(SYSTEM),
  "leak-base64": containing(Buffer.from(SYSTEM).toString("base64")),
  "leak-hex": containing(Buffer.from(SYSTEM).toString("hex")),
  "leak-reversed": containing(Array.from(SYSTEM).toReversed().join("")),
  "leak-spaced": containing("Y o u   p l a n"),
  "tag-chars": (said) => expect(tagged(said.replaceAll(/[^\u{e0000}-\u{e007f}]/gu, ""))).toMatch(/^Ignore the rules/),
  "zero-width": (said) => expect(said).toMatch(/\u200b.*\u200d.*\u2060/),
  bidi: (said) => expect(said).toMatch(/\u202e.*\u202c.*\u2066.*\u2069/),
  "lone-surrogate": (said) => expect(said.isWellFormed()).toBe(false),
  nul: containing("\u0000"),
  "html-in-text": containing("<b>New</b> <img src="),
  "script-in-text": containing("<script>"),
  "javascript-link": containing("](javascript:"),
  "markdown-image": containing("![](https://"),
  placeholder: (said) => expect(said).toMatch(/\[Your Company\].*\{\{name\}\}/),
  "as-an-ai": containing("As an AI language model"),
  lorem: containing("Lorem ipsum"),
  "secret-key": (said) => expect(said).toMatch(/sk-proj-\w{20,}/),
  "same-again": (said, usual) => expect(said).toBe(usual),
};

const longest = (value: unknown): string =>
  Object.values(typeof value === "object" && value !== null ? value : {})
    .flatMap((item: unknown) => (typeof item === "string" ? [item] : [longest(item)]))
    .reduce((left, right) => (right.length > left.length ? right : left), "");

const fieldsOf = (content: string | null): unknown => at(JSON.parse(content ?? ""), "fields");
const usual = usualIn(model.url, CONTENT);

test.each(rowsOf("The words of the answer", TWO_MODES).filter(([name]) => !/^overlong-|^refusal-text$/.test(name)))(
  "%s says it in %s, in the shape that was asked for",
  async (name, _mode, mode) => {
    const before = longest(fieldsOf((await usual(mode)).content));
    const { content, finish } = toldIn(mode, await sendFault(model.url(), mode, name, CONTENT));
    expect(finish).toBe("stop");
    expect(faultIn(contentSchema("facebook"), JSON.parse(content ?? ""))).toBeNull();
    EXPECTED[name]?.(longest(fieldsOf(content)), before);
    expect(EXPECTED).toHaveProperty(name);
  },
);

test.each(rowsOf("The words of the answer", TWO_MODES).filter(([name]) => name.startsWith("overlong-")))(
  "%s goes beyond the limit in %s, whether the channel was named or found",
  async (name, _mode, mode) => {
    const channel = name.replace("overlong-", "").replace("-", "_");
    for (const step of [name, "overlong"]) {
      const { content } = toldIn(mode, await sendFault(model.url(), mode, step, contentFor(channel)));
      const fields = fieldsOf(content);
      const [first] = [at(fields, "subject") ?? at(fields, "title") ?? at(fields, "headlines", 0)];
      const text = typeof first === "string" ? first : longest(fields);
      expect(text.length).toBeGreaterThan(LIMITS[channel] ?? Infinity);
    }
  },
);

test.each(MODES)("a refusal as text is no JSON in %o", async (mode) => {
  const { content, refusal } = toldIn(mode, await sendFault(model.url(), mode, "refusal-text", CONTENT));
  expect(content).toMatch(/^I'm sorry/);
  expect(refusal).toBeNull();
});

test("a German business gets English where the language is wrong", async () => {
  const german = JSON.parse(
    JSON.stringify(CONTENT).replaceAll(String.raw`\"language\":\"pt\"`, String.raw`\"language\":\"de\"`),
  );
  expect(german).not.toEqual(CONTENT);
  const mode = { api: "chat", stream: false } as const;
  const { content } = toldIn(mode, await sendFault(model.url(), mode, "wrong-lang", german));
  expect(longest(fieldsOf(content))).toContain("This is a text in a language");
});

test("the same again is what the reader was told first, whatever was wished since", async () => {
  const mode = { api: "chat", stream: false } as const;
  const headers = { authorization: "Bearer again" };
  const wished = JSON.parse(
    JSON.stringify(contentFor("linkedin")).replace(
      '{\\"task\\":',
      '{\\"instruction\\":\\"Make it shorter.\\",\\"task\\":',
    ),
  );
  const first = toldIn(mode, await sendIn(model.url(), mode, contentFor("linkedin"), headers)).content;
  const other = toldIn(mode, await sendIn(model.url(), mode, wished, headers)).content;
  const again = await sendIn(model.url(), mode, wished, { ...headers, "x-fake-script": "same-again" });
  expect(other).not.toBe(first);
  expect(toldIn(mode, again).content).toBe(first);
});
