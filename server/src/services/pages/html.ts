/** Text that is markup already: everything else is escaped where it is put in. */
export type Html = { readonly html: string };
type Part = Html | string | number | false | null | undefined | readonly Part[];

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** What XML does not allow at all. */
// oxlint-disable-next-line no-control-regex -- to leave them out
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text as it stands between tags, in a quoted attribute and in XML. */
const escaped = (text: string): string =>
  text.replaceAll(NOT_IN_XML, "").replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

function written(part: Part): string {
  if (part === false || part === null || part === undefined) return "";
  if (typeof part === "string") return escaped(part);
  if (typeof part === "number") return String(part);
  return isHtml(part) ? part.html : part.map(written).join("");
}

const isHtml = (part: Html | readonly Part[]): part is Html => !Array.isArray(part);

/** Markup with texts in it, which stay texts whatever they contain. */
export const markup = (pieces: TemplateStringsArray, ...parts: Part[]): Html => ({
  html: pieces.map((piece, index) => piece + written(parts[index])).join(""),
});

/** Data for machines inside a page; it can close no tag. */
export const jsonInPage = (data: unknown): Html => ({ html: JSON.stringify(data).replaceAll("<", String.raw`\u003c`) });

/** What is markup as it stands, such as a style of ours. */
export const asIs = (text: string): Html => ({ html: text });
