import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { TextPart } from "../../../src/ai/guard/output.ts";

const Language = z.object({
  language: z.string(),
  phone: z.string(),
  businesses: z.array(z.tuple([z.string(), z.string(), z.string()])),
  notes: z.array(z.string()),
  texts: z.record(z.string(), z.string()),
});

/** An honest business: what its owner wrote, and finished texts for it. */
export type HonestBrief = { name: string; words: string[]; notes: string; parts: TextPart[] };

const LANGUAGES = ["en", "de", "pt", "ja", "ar", "es"];
const MARKDOWN = new Set(["email", "blog"]);

function briefsOf(code: string): HonestBrief[] {
  const content: unknown = JSON.parse(readFileSync(join(import.meta.dirname, "honest", `${code}.json`), "utf8"));
  const { phone, businesses, notes, texts } = Language.parse(content);
  return businesses.map(([name, line, product], index) => {
    const shop = `shop-${code}-${index + 1}`;
    const values: Record<string, string> = {
      name,
      product,
      link: `https://${shop}.example`,
      mail: `hello@${shop}.example`,
      account: `@${shop.replaceAll("-", "_")}`,
      phone: phone.replace("{n}", String(100 + index)),
    };
    const written = Object.entries(texts).map(([channel, text]): TextPart => ({
      path: channel,
      text: text.replace(/\{(\w+)\}/g, (_all, key: string) => values[key] ?? ""),
      markup: MARKDOWN.has(channel) ? "markdown" : "plain",
    }));
    return { name, words: [line, ...Object.values(values)], notes: notes[index % notes.length] ?? "", parts: written };
  });
}

/** 204 of them: 34 trades in six languages. */
export const honestBriefs = (): HonestBrief[] => LANGUAGES.flatMap(briefsOf);
