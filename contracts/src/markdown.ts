export type Inline =
  | { kind: "text" | "strong" | "emphasis"; text: string }
  | { kind: "link"; text: string; href: string };
export type Block =
  | { kind: "paragraph"; inlines: Inline[] }
  | { kind: "heading"; inlines: Inline[] }
  | { kind: "list"; isNumbered: boolean; items: Inline[][] };

/** Links are bounded: what opens and never closes would be looked through to its end from every opening. */
const INLINE =
  /\*\*(.+?)\*\*|__(.+?)__|(?<![\w*])\*([^*\s](?:[^*]*[^*\s])?)\*|\[([^\]]{1,1000})\]\(([^)\s]{1,2000})\)/g;

/** Bold, emphasis and links of one line; everything else is text. */
export function readInlines(line: string): Inline[] {
  const inlines: Inline[] = [];
  let end = 0;
  for (const match of line.matchAll(INLINE)) {
    if (match.index > end) inlines.push({ kind: "text", text: line.slice(end, match.index) });
    const [whole, bold, alsoBold, emphasis, label, href] = match;
    if (label !== undefined && href !== undefined) inlines.push({ kind: "link", text: label, href });
    else if (emphasis !== undefined) inlines.push({ kind: "emphasis", text: emphasis });
    else inlines.push({ kind: "strong", text: bold ?? alsoBold ?? "" });
    end = match.index + whole.length;
  }
  if (end < line.length) inlines.push({ kind: "text", text: line.slice(end) });
  return inlines;
}

const ITEM = /^\s*(?:[-*•]|(\d+)[.)])\s+(.*)$/;
const HEADING = /^#{1,6}\s+(.*)$/;

function readBlock(lines: string[]): Block[] {
  const items = lines.map((line) => ITEM.exec(line));
  if (items.every((item) => item !== null)) {
    return [
      { kind: "list", isNumbered: items[0]?.[1] !== undefined, items: items.map((item) => readInlines(item[2] ?? "")) },
    ];
  }
  const [first = "", ...rest] = lines;
  const heading = HEADING.exec(first);
  if (heading !== null) {
    const block: Block = { kind: "heading", inlines: readInlines(heading[1] ?? "") };
    return rest.length === 0 ? [block] : [block, ...readBlock(rest)];
  }
  const firstItem = items.findIndex((item) => item !== null);
  if (firstItem > 0) return [...readBlock(lines.slice(0, firstItem)), ...readBlock(lines.slice(firstItem))];
  return [{ kind: "paragraph", inlines: readInlines(lines.join("\n")) }];
}

/**
 * The little markdown that emails and articles use, as blocks to draw: in a preview, on a hosted page, in a mail.
 * Nothing in it can become markup by itself.
 */
export const readMarkdown = (text: string): Block[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.split("\n").filter((line) => line.trim() !== ""))
    .filter((lines) => lines.length > 0)
    .flatMap(readBlock);
