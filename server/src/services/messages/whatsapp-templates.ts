import type { FilledTemplate, TemplateMessage, WhatsAppTemplate } from "@handbill/contracts";
import * as z from "zod/mini";
import { AppError } from "../../core/errors.ts";

const words = z._default(z.string(), "");

/** A template as WhatsApp tells of it. */
const Told = z.object({
  name: z.string(),
  language: z.string(),
  status: z.string(),
  category: words,
  components: z._default(
    z.array(
      z.object({
        type: z.string(),
        format: words,
        text: words,
        buttons: z._default(z.array(z.object({ type: z.string(), url: words })), []),
      }),
    ),
    [],
  ),
});
type Told = z.infer<typeof Told>;

/** Its texts, with the blanks of each in the order of the text. */
export type ReadTemplate = WhatsAppTemplate & { head: string; body: string; foot: string };

const BLANK = /\{\{\s*(\w+)\s*\}\}/g;
const blanksIn = (text: string): string[] => [...new Set([...text.matchAll(BLANK)].map(([, name = ""]) => name))];
/** The blanks of a head are counted apart from those of the body. */
const headBlank = (name: string): string => `head.${name}`;
const bodyBlank = (name: string): string => name;

/** Reads what can be read; what is not approved, or no template, is left out. */
export const readTemplates = (told: readonly unknown[]): ReadTemplate[] =>
  told.flatMap((one) => {
    const read = Told.safeParse(one);
    return read.success && read.data.status === "APPROVED" ? [readTemplate(read.data)] : [];
  });

function readTemplate({ name, language, category, components }: Told): ReadTemplate {
  const textOf = (type: string) =>
    components.find((one) => one.type === type && (one.format === "" || one.format === "TEXT"))?.text ?? "";
  const [head, body, foot] = [textOf("HEADER"), textOf("BODY"), textOf("FOOTER")];
  return {
    name,
    language,
    category: category.toLowerCase(),
    text: joined(head, body, foot),
    blanks: [...blanksIn(head).map(headBlank), ...blanksIn(body)],
    whyNot: whyNot({ category, components }),
    head,
    body,
    foot,
  };
}

const joined = (...parts: string[]): string => parts.filter((part) => part !== "").join("\n\n");

/** What of WhatsApp's templates cannot be filled in here. */
function whyNot({ category, components }: Pick<Told, "category" | "components">): string | null {
  if (category === "AUTHENTICATION") return "It is for codes to sign in with.";
  const head = components.find(({ type }) => type === "HEADER");
  if (head && head.format !== "" && head.format !== "TEXT") return "It begins with a picture or a file.";
  if (components.some(({ buttons }) => buttons.some(({ type, url }) => blanksIn(url).length > 0 || !PLAIN.has(type)))) {
    return "It has a button that is different for each customer.";
  }
  return components.some(({ type }) => !KNOWN.has(type))
    ? "It has parts that only WhatsApp's own tools fill in."
    : null;
}

const KNOWN = new Set(["HEADER", "BODY", "FOOTER", "BUTTONS"]);
const PLAIN = new Set(["QUICK_REPLY", "URL", "PHONE_NUMBER"]);

/** The words that the customer will read, and what is sent. */
export function fillTemplate(
  { name, language, head, body, foot, blanks: wanted, whyNot: reason }: ReadTemplate,
  { blanks }: TemplateMessage,
): { text: string; template: FilledTemplate } {
  if (reason !== null) throw new AppError("conflict", `This template cannot be sent from here. ${reason}`);
  const wrong = [
    ...wanted
      .filter((blank) => blanks[blank] === undefined)
      .map((blank) => ({ blank, message: "Write something here." })),
    ...Object.keys(blanks)
      .filter((blank) => !wanted.includes(blank))
      .map((blank) => ({ blank, message: "The template has no such blank." })),
  ];
  if (wrong.length > 0) {
    throw new AppError("invalid_request", "Fill in each blank of the template, and nothing else.", {
      errors: wrong.map(({ blank, message }) => ({ path: `blanks.${blank}`, message })),
    });
  }
  const fill = (text: string, keyOf: (blank: string) => string) =>
    text.replaceAll(BLANK, (_whole, blank: string) => blanks[keyOf(blank)] ?? "");
  const given = (text: string, keyOf: (blank: string) => string) =>
    blanksIn(text).map((blank) => ({ name: /^\d+$/.test(blank) ? null : blank, text: blanks[keyOf(blank)] ?? "" }));
  return {
    text: joined(fill(head, headBlank), fill(body, bodyBlank), foot),
    template: { name, language, head: given(head, headBlank), body: inOrder(given(body, bodyBlank), blanksIn(body)) },
  };
}

/** Blanks that are numbers are sent by their number, wherever they stand in the text. */
function inOrder(given: FilledTemplate["body"], names: readonly string[]): FilledTemplate["body"] {
  if (given.some(({ name }) => name !== null)) return given;
  return given
    .map((one, index) => ({ one, number: Number(names[index]) }))
    .toSorted((a, b) => a.number - b.number)
    .map(({ one }) => one);
}
