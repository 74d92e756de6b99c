import { Parser } from "htmlparser2";

/** Begins what was quoted, where the program that wrote the mail says so by the element alone. */
export const QUOTE_MARK = "\u0001";

const BLOCKS = new Set(
  "address article blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul".split(
    " ",
  ),
);
const SPACED = new Set(["p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table"]);
const UNSEEN = new Set(["head", "script", "style", "title", "template", "noscript", "object", "svg", "math"]);
/** Programs set these before the mail that is answered: Outlook, its web version, Yahoo. */
const BEGINS_QUOTE =
  /^(?:appendonsend|x_appendonsend|divRplyFwdMsg|OLK_SRC_BODY_SECTION|mail-editor-reference-message)/;
const QUOTE_CLASS = /(?:^|\s)(?:yahoo_quoted|protonmail_quote|zmail_extra|moz-forward-container)(?:\s|$)/;
const HIDDEN = /display\s*:\s*none|font-size\s*:\s*0(?![.\d])|mso-hide\s*:\s*all/i;
/** Deeper quoted is not told apart any more. */
const DEEPEST_QUOTE = 8;
/** No page of a person is deeper; its parser takes the longer for each level the deeper it is. */
const DEEPEST = 500;
/** Of the tags of a page, and the pieces of text between them. */
const MOST_PIECES = 40_000;

/** Ends the reading. */
class Enough extends Error {
  override readonly name = "Enough";
}

/** `isWhole`: it was read to its end, and no part of it is made to be hard to read. */
export type PageText = { text: string; isWhole: boolean };

type Open = { name: string; isUnseen: boolean; isQuote: boolean };

/**
 * What a reader sees of a page, as lines. What is quoted begins with `>`, as in mails without markup. One pass, no tree: its work grows
 * with the length of the page alone.
 */
export function htmlToText(html: string): PageText {
  const lines: string[] = [];
  let words: string[] = [];
  let endsInSpace = true;
  let pieces = 0;
  let quotes = 0;
  let unseen = 0;
  let pre = 0;
  let isMarked = false;
  const open: Open[] = [];

  const prefix = () => (quotes === 0 ? "" : `${">".repeat(Math.min(quotes, DEEPEST_QUOTE))} `);
  const count = () => {
    pieces += 1;
    if (pieces > MOST_PIECES || open.length > DEEPEST) throw new Enough();
  };
  const isEmpty = () => words.length === 0;
  const say = (word: string) => {
    if (word === "") return;
    words.push(word);
    endsInSpace = word.endsWith(" ");
  };
  const endLine = (isKept = false) => {
    const written = words.join("").trimEnd();
    if (written !== "" || isKept) lines.push(`${prefix()}${written}`);
    words = [];
    endsInSpace = true;
  };
  const space = () => {
    endLine();
    if (lines.length > 0 && !/^>* ?$/.test(lines.at(-1) ?? "")) lines.push(prefix().trimEnd());
  };
  const mark = () => {
    endLine();
    if (!isMarked) lines.push(QUOTE_MARK);
    isMarked = true;
  };
  const begin = (name: string) => {
    if (SPACED.has(name)) space();
    else if (BLOCKS.has(name)) endLine();
    if (name === "br") {
      if (isEmpty()) lines.push(prefix().trimEnd());
      endLine();
    }
    if (name === "li") say("- ");
    if ((name === "td" || name === "th") && !isEmpty()) say("  ");
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      count();
      const { id = "", class: classes = "", style = "" } = attributes;
      const isVoid = name === "br" || name === "hr" || name === "img" || name === "input" || name === "meta";
      const isUnseen = UNSEEN.has(name) || (HIDDEN.test(style) && !isVoid) || "hidden" in attributes;
      if (!isVoid) open.push({ name, isUnseen, isQuote: name === "blockquote" });
      if (isUnseen && !isVoid) unseen += 1;
      if (unseen > 0) return;
      if (BEGINS_QUOTE.test(id) || QUOTE_CLASS.test(classes)) mark();
      begin(name);
      if (name === "blockquote") quotes += 1;
      if (name === "pre") pre += 1;
    },
    ontext(text) {
      if (unseen > 0) return;
      count();
      if (pre === 0) {
        const plain = text.replaceAll(/[ \t\r\n\f]+/g, " ");
        return say(endsInSpace ? plain.trimStart() : plain);
      }
      const [first = "", ...others] = text.split("\n");
      say(first);
      for (const one of others) {
        endLine(true);
        say(one);
      }
    },
    onclosetag(name) {
      if (open.at(-1)?.name !== name) return;
      const { isUnseen = false, isQuote = false } = open.pop() ?? {};
      if (isUnseen) unseen -= 1;
      else if (unseen === 0) {
        if (SPACED.has(name) && !isQuote) space();
        else if (BLOCKS.has(name)) endLine();
        if (name === "pre") pre -= 1;
        if (isQuote) quotes -= 1;
      }
    },
  });
  let isWhole = true;
  try {
    parser.write(html);
    parser.end();
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
    isWhole = false;
  }
  endLine();
  return { text: lines.join("\n"), isWhole };
}
