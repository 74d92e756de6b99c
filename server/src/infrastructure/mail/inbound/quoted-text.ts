import { QUOTE_MARK } from "./html-to-text.ts";

/** What a person wrote anew, and what came with it of the mails before. */
export type SplitText = { text: string; quoted: string };

/** "On Mon, 23 Nov 2026 at 10:00, Ana <ana@x.example> wrote:" and what programs in other languages make of it. */
const SAID_BEFORE = [
  /^On\b.*\bwrote\s*:$/i,
  /^Am\b.*\bschrieb\b.*:$/i,
  /^.{3,200}\bschrieb am\b.*:$/i,
  /^.{3,200}\b(?:escreveu|wrote|schrieb|escribió|a écrit|ha scritto)\s*\(.*\)\s*:$/i,
  /^Le\b.*\ba écrit\s*:$/i,
  /^El\b.*\bescribió\s*:$/i,
  /^(?:Em|No dia|A|Às|Na)\b.*\bescreveu\s*:$/i,
  /^Il\b.*\bha scritto\s*:$/i,
  /^Op\b.*\bschreef\b.*:$/i,
  /^W dniu\b.*\bnapisał\(?a?\)?\s*:$/i,
  /^(?:Den|På)\b.*\bskrev\b.*:$/i,
  /^\d{4}年\d{1,2}月\d{1,2}日.*[:：]$/,
  /^\d{4}[-/]\d{1,2}[-/]\d{1,2}.*<[^<>\s]+@[^<>\s]+>[^:]{0,20}[:：]$/,
  /^في .*كتب.*:$/,
  /^\d.*<[^<>\s]+@[^<>\s]+>\s*(?:wrote|schrieb|escreveu|escribió|ha scritto|a écrit)?\s*:$/i,
];
/** Such a line holds a day or a time; one without is a sentence of the person. */
const HAS_TIME = /\d{1,2}[:.h時]\s?\d{2}|\b\d{4}\b|\d{4}年/;
const LONGEST_SAID = 400;

/** "-----Original Message-----". */
const DIVIDER =
  /^[-_*\s]{2,}(?:original message|reply message|ursprüngliche nachricht|originalnachricht|message d['’]origine|message original|mensagem original|mensaje original|messaggio originale|oorspronkelijk bericht|元のメッセージ|الرسالة الأصلية)[-_*\s]{2,}$/i;
const RULE = /^_{20,}$/;

const FROM = /^\*?(?:From|Von|De|Da|Van|Od|Från|Fra|差出人|送信者|من)\s*[:：]\*?\s*\S/i;
const HEADS =
  /^\*?(?:From|Sent|Date|To|Cc|Subject|Von|Gesendet|Datum|An|Betreff|De|Envoyé|Date|À|Objet|Enviado(?: em| el)?|Data|Para|Assunto|Fecha|Asunto|Da|Inviato|A|Oggetto|Van|Verzonden|Aan|Onderwerp|差出人|送信者|送信日時|日時|宛先|件名|من|تم الإرسال|التاريخ|إلى|الموضوع)\s*[:：]\*?/i;

const isQuote = (line: string): boolean => line.startsWith(">");
const isBlank = (line: string): boolean => line.trim() === "";

/** How many lines from here on say that somebody wrote something some time; 0 where they do not. Programs fold it at will. */
function saidBefore(lines: readonly string[], at: number): number {
  let said = "";
  for (let count = 1; count <= 4; count += 1) {
    const line = lines[at + count - 1]?.trim() ?? "";
    if (line === "" || isQuote(line)) return 0;
    said = said === "" ? line : `${said} ${line}`;
    if (said.length > LONGEST_SAID) return 0;
    if (/[:：]$/.test(line) && HAS_TIME.test(said) && SAID_BEFORE.some((form) => form.test(said))) return count;
  }
  return 0;
}

/** Outlook repeats the head of the mail: From, Sent, To, Subject. */
function isHead(lines: readonly string[], at: number): boolean {
  if (!FROM.test(lines[at]?.trim() ?? "")) return false;
  const heads = lines.slice(at, at + 8).filter((line) => HEADS.test(line.trim()));
  return heads.length >= 3;
}

const beginsRest = (lines: readonly string[], at: number): boolean => {
  const line = lines[at] ?? "";
  if (line === QUOTE_MARK || DIVIDER.test(line.trim())) return true;
  if (RULE.test(line.trim()))
    return isHead(
      lines,
      lines.findIndex((next, index) => index > at && !isBlank(next)),
    );
  return isHead(lines, at);
};

type Kind = "new" | "quote" | "said";

/** What each line is. After a divider all is quoted. */
function kindsOf(lines: readonly string[]): Kind[] {
  const kinds: Kind[] = [];
  while (kinds.length < lines.length) {
    const at = kinds.length;
    if (beginsRest(lines, at)) return [...kinds, ...lines.slice(at).map((): Kind => "quote")];
    const said = saidBefore(lines, at);
    if (said > 0) {
      const next = lines.findIndex((line, index) => index >= at + said && !isBlank(line));
      // Nothing marks the lines below as quoted: they are all of the mail before.
      const isRest = next !== -1 && !isQuote(lines[next] ?? "");
      if (isRest) return [...kinds, ...lines.slice(at).map((): Kind => "quote")];
      kinds.push(...Array.from({ length: said }, (): Kind => "said"));
    } else kinds.push(isQuote(lines[at] ?? "") ? "quote" : "new");
  }
  return kinds;
}

/** Runs of quoted lines that something new follows: more than one means answers between the lines. */
function answersBetween(lines: readonly string[], kinds: readonly Kind[]): number {
  let runs = 0;
  let inQuote = false;
  for (const [at, kind] of kinds.entries()) {
    if (kind === "quote") inQuote = true;
    else if (kind === "new" && inQuote && !isBlank(lines[at] ?? "")) {
      runs += 1;
      inQuote = false;
    }
  }
  return runs;
}

/**
 * Splits what is new from what is quoted, wherever it stands. Answers between quoted lines say nothing without them: then all stays
 * together. So does a mail that is nothing but a quote, as one that is passed on.
 */
export function splitQuoted(body: string): SplitText {
  const lines = body.split("\n");
  const kinds = kindsOf(lines);
  const plain = lines.map((line) => (line === QUOTE_MARK ? "" : line));
  const part = (isWanted: (kind: Kind) => boolean): string =>
    plain
      .filter((_line, at) => isWanted(kinds[at] ?? "new"))
      .join("\n")
      .replaceAll(/\n{3,}/g, "\n\n")
      .replaceAll(/^\n+|\s+$/g, "");
  const whole = part(() => true);
  const text = part((kind) => kind === "new");
  if (text === "" || answersBetween(lines, kinds) > 1) return { text: whole, quoted: "" };
  return { text, quoted: part((kind) => kind !== "new") };
}
