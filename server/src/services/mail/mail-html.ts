import { type Block, type Inline, readMarkdown } from "@handbill/contracts";
import { markup } from "../pages/html.ts";
import { safeAddress } from "./mail-text.ts";

/** Everything that was written by a person or a model goes through this on its way into a mail. */
export const escapeHtml = (text: string): string => markup`${text}`.html;

const LINK = 'style="color:#8a3d12;text-decoration:underline" class="hb-link"';

const inlineHtml = (inline: Inline): string => {
  const text = escapeHtml(inline.text).replaceAll("\n", "<br>");
  if (inline.kind !== "link") {
    if (inline.kind === "text") return text;
    return inline.kind === "strong" ? `<strong>${text}</strong>` : `<em>${text}</em>`;
  }
  const href = safeAddress(inline.href);
  return href === null ? text : `<a href="${escapeHtml(href)}" ${LINK}>${text}</a>`;
};

const inlinesHtml = (inlines: readonly Inline[]): string => inlines.map(inlineHtml).join("");

const blockHtml = (block: Block): string => {
  if (block.kind === "heading") {
    return `<h2 style="margin:24px 0 8px;font-size:20px;line-height:28px;font-weight:700">${inlinesHtml(block.inlines)}</h2>`;
  }
  if (block.kind === "paragraph") return `<p style="margin:0 0 16px">${inlinesHtml(block.inlines)}</p>`;
  const tag = block.isNumbered ? "ol" : "ul";
  const items = block.items.map((item) => `<li style="margin:0 0 8px">${inlinesHtml(item)}</li>`).join("");
  return `<${tag} style="margin:0 0 16px;padding-inline-start:24px">${items}</${tag}>`;
};

/** Mail programs in the dark change colours as they like; these are the ones that both looks keep readable. */
const DARK = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (max-width:620px){.hb-paper{border-radius:0!important}.hb-inner{padding:24px 20px!important}}
@media (prefers-color-scheme:dark){
.hb-desk,.hb-desk>tbody>tr>td{background:#161412!important}.hb-paper{background:#211e1b!important;border-color:#3a3530!important}
.hb-text,.hb-text h2,.hb-text strong{color:#f2ede7!important}.hb-foot,.hb-foot a{color:#b8afa5!important}
.hb-link{color:#f0a573!important}.hb-button{background:#f0a573!important}.hb-button a{color:#211e1b!important}}`;

/** What stands behind the first words in the list of mails, so that the body does not run into them. */
const AFTER_PREHEADER = "&#847;&zwnj;&nbsp;".repeat(40);

type Page = {
  language: string;
  direction: "ltr" | "rtl";
  subject: string;
  preheader: string;
  name: string;
  body: string;
  button: { label: string; url: string };
  /** Lines below the text: escaped already. */
  footer: string[];
  pixelUrl: string | null;
};

const buttonHtml = ({ label, url }: Page["button"]): string => {
  const href = safeAddress(url);
  if (href === null || label === "") return "";
  return (
    `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 24px"><tr>` +
    `<td class="hb-button" style="border-radius:8px;background:#8a3d12"><a href="${escapeHtml(href)}" ` +
    `style="display:inline-block;padding:14px 24px;font-weight:700;color:#ffffff;text-decoration:none">` +
    `${escapeHtml(label)}</a></td></tr></table>`
  );
};

/** The mail as a page: tables where mail programs know nothing else, light and dark, as wide as the screen it is read on. */
export function mailHtml(page: Page): string {
  const fonts = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
  return `<!doctype html>
<html lang="${escapeHtml(page.language)}" dir="${page.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(page.subject)}</title>
<style>${DARK}</style>
</head>
<body style="margin:0;padding:0;-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escapeHtml(page.preheader)}${AFTER_PREHEADER}</div>
<table role="presentation" class="hb-desk" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f4f0ea">
<tr><td align="center" style="padding:24px 0;background:#f4f0ea">
<table role="presentation" class="hb-paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:#ffffff;border:1px solid #e6dfd6;border-radius:12px">
<tr><td class="hb-inner hb-text" style="padding:32px 40px;${fonts};font-size:16px;line-height:26px;color:#2a2521">
<p style="margin:0 0 24px;font-size:14px;line-height:20px;font-weight:700">${escapeHtml(page.name)}</p>
${readMarkdown(page.body).map(blockHtml).join("\n")}
${buttonHtml(page.button)}
</td></tr></table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
<tr><td class="hb-foot" style="padding:20px 24px;${fonts};font-size:13px;line-height:20px;color:#6b6259">
${page.footer.map((line) => `<p style="margin:0 0 8px">${line}</p>`).join("\n")}
</td></tr></table>
</td></tr></table>
${page.pixelUrl === null ? "" : `<img src="${escapeHtml(page.pixelUrl)}" width="1" height="1" alt="" style="display:block;border:0">`}
</body>
</html>`;
}
