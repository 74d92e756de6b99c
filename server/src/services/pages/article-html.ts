import { type Block, type Inline, readMarkdown } from "@handbill/contracts";
import { type Html, markup } from "./html.ts";

const ADDRESS = /(https?:\/\/[^\s<>"“”]+[^\s<>"“”.,;:!?'’)\]])/;

/** An address that a reader can follow; whatever else is written there is shown as text. */
export function safeAddress(written: string): string | undefined {
  const address = URL.parse(written);
  return address !== null && ["https:", "http:", "mailto:", "tel:"].includes(address.protocol)
    ? address.href
    : undefined;
}

function linkTo(written: string, label: string): Html {
  const href = safeAddress(written);
  return href === undefined ? markup`${label}` : markup`<a href="${href}" rel="noopener">${label}</a>`;
}

const wordsOf = (text: string): Html[] =>
  text.split(ADDRESS).map((part, index) => (index % 2 === 1 ? linkTo(part, part) : markup`${part}`));

function inlineHtml(inline: Inline): Html {
  if (inline.kind === "link") return linkTo(inline.href, inline.text);
  if (inline.kind === "strong") return markup`<strong>${wordsOf(inline.text)}</strong>`;
  if (inline.kind === "emphasis") return markup`<em>${wordsOf(inline.text)}</em>`;
  return markup`${inline.text.split("\n").map((line, index) => markup`${index > 0 && markup`<br>`}${wordsOf(line)}`)}`;
}

const line = (inlines: readonly Inline[]): Html[] => inlines.map(inlineHtml);

function blockHtml(block: Block): Html {
  if (block.kind === "heading") return markup`<h3>${line(block.inlines)}</h3>`;
  if (block.kind === "paragraph") return markup`<p>${line(block.inlines)}</p>`;
  const items = block.items.map((item) => markup`<li>${line(item)}</li>`);
  return block.isNumbered ? markup`<ol>${items}</ol>` : markup`<ul>${items}</ul>`;
}

/** The markdown of an article as markup: no tag of its own, and links to nothing but pages, mail and telephones. */
export const markdownHtml = (text: string): Html[] => readMarkdown(text).map(blockHtml);
