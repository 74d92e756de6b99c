import { createHash } from "node:crypto";
import { textDirection } from "@handbill/contracts";
import type { PublicBusiness } from "../../data/repositories/subscription-repository.ts";
import { asIs, type Html, markup } from "./html.ts";

const STYLE = `
*{box-sizing:border-box}
html{color-scheme:light dark}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.25rem;background:light-dark(#faf7f2,#1b1815);color:light-dark(#2a2520,#f1ebe3);font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
main{width:min(100%,34rem);padding:clamp(1.25rem,5vw,2.5rem);background:light-dark(#fff,#24201c);border:1px solid light-dark(#e5ddd2,#3b352f);border-radius:1rem}
h1{font:600 clamp(1.5rem,1.2rem + 1.8vw,2rem)/1.2 Georgia,"Noto Serif",serif;margin:0 0 .75rem;text-wrap:balance}
p{margin:0 0 1rem}
form{margin:0 0 .75rem;display:grid;gap:1rem}
label{display:grid;gap:.375rem;font-weight:600}
label.tick{grid-template-columns:auto 1fr;align-items:start;font-weight:400;gap:.75rem;min-height:2.75rem}
input[type=text],input[type=email],input[type=tel],textarea{width:100%;min-height:2.75rem;padding:.5rem .75rem;font:inherit;color:inherit;background:light-dark(#fff,#1b1815);border:1px solid light-dark(#8a8075,#8f8579);border-radius:.5rem}
textarea{min-height:9rem;resize:vertical}
input[aria-invalid=true],textarea[aria-invalid=true]{border-color:light-dark(#9b1c1c,#ffb4a9);border-width:2px}
.field{display:grid;gap:.375rem}
.field p{margin:0}
.more{display:inline-flex;align-items:center;min-height:2.75rem;color:inherit}
.aside{font-weight:400;color:light-dark(#665d53,#b9aea2)}
input[type=checkbox]{width:1.5rem;height:1.5rem;margin:0}
button{min-height:2.75rem;padding:.625rem 1.25rem;font:inherit;font-weight:600;border-radius:.5rem;cursor:pointer;border:1.5px solid light-dark(#2a2520,#f1ebe3);background:transparent;color:inherit}
button.first{background:light-dark(#2a2520,#f1ebe3);color:light-dark(#fff,#1b1815)}
:focus-visible{outline:3px solid light-dark(#a4431b,#f0a27e);outline-offset:3px}
.bad{color:light-dark(#9b1c1c,#ffb4a9);font-weight:600}
.small{font-size:.875rem;color:light-dark(#665d53,#b9aea2);white-space:pre-line;margin:1.5rem 0 0}
body.bare{display:block;min-height:0;padding:0;background:transparent}
.bare main{width:100%;border-radius:.75rem}
.trap{position:absolute;inset-inline-start:-100vw}
`;

export const SMALL_PAGE_STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

type SmallPage = {
  business: PublicBusiness;
  language: string;
  title: string;
  body: Html;
  /** Stands inside a page of somebody else. */
  isBare?: boolean;
};

/** A page for one purpose: a headline, what there is to say or to press, and whose it is. */
export function smallPage({ business, language, title, body, isBare = false }: SmallPage): string {
  const { legalName, postalAddress } = business.sender;
  const sender = [legalName, postalAddress].filter((line) => line.trim() !== "").join("\n");
  return markup`<!doctype html>
<html lang="${language}" dir="${textDirection(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
${asIs(`<style>${STYLE}</style>`)}
</head>
<body${isBare && asIs(' class="bare"')}>
<main>
<h1>${title}</h1>
${body}
${sender !== "" && !isBare && markup`<p class="small">${sender}</p>`}
</main>
</body>
</html>
`.html;
}
