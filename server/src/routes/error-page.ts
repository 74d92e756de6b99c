/** The few kinds of markdown that docs/errors.md uses, as a page: headings with their own address, tables, paragraphs. */
export function errorPage(markdown: string): string {
  const blocks = markdown.trim().split(/\n{2,}/);
  return [
    "<!doctype html>",
    '<html lang="en">',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    "<title>Handbill: errors</title>",
    "<main>",
    ...blocks.map(block),
    "</main>",
    "</html>",
    "",
  ].join("\n");
}

function block(text: string): string {
  const [, marks, title = ""] = /^(#{1,3}) (.*)$/.exec(text) ?? [];
  if (marks !== undefined) {
    const name = title.replaceAll("`", "");
    return `<h${marks.length} id="${escaped(name)}">${escaped(name)}</h${marks.length}>`;
  }
  if (text.startsWith("- ")) {
    return `<ul>${text
      .split(/\n(?=- )/)
      .map((item) => `<li>${inline(item.slice(2))}</li>`)
      .join("")}</ul>`;
  }
  return `<p>${inline(text)}</p>`;
}

const inline = (text: string) =>
  escaped(text)
    .replaceAll(/`([^`]+)`/g, "<code>$1</code>")
    .replaceAll(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>");

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
