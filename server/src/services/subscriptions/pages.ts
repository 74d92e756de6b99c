import { createHash } from "node:crypto";
import { textDirection } from "@handbill/contracts";
import type { PublicBusiness } from "../../data/repositories/subscription-repository.ts";
import { asIs, type Html, markup } from "../pages/html.ts";
import type { Standing } from "../subscription-service.ts";
import { type SubscriptionWords, subscriptionWords, wordsLanguage } from "./page-words.ts";

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
input[type=text],input[type=email]{width:100%;min-height:2.75rem;padding:.5rem .75rem;font:inherit;color:inherit;background:light-dark(#fff,#1b1815);border:1px solid light-dark(#8a8075,#8f8579);border-radius:.5rem}
input[type=checkbox]{width:1.5rem;height:1.5rem;margin:0}
button{min-height:2.75rem;padding:.625rem 1.25rem;font:inherit;font-weight:600;border-radius:.5rem;cursor:pointer;border:1.5px solid light-dark(#2a2520,#f1ebe3);background:transparent;color:inherit}
button.first{background:light-dark(#2a2520,#f1ebe3);color:light-dark(#fff,#1b1815)}
:focus-visible{outline:3px solid light-dark(#a4431b,#f0a27e);outline-offset:3px}
.bad{color:light-dark(#9b1c1c,#ffb4a9);font-weight:600}
.small{font-size:.875rem;color:light-dark(#665d53,#b9aea2);white-space:pre-line;margin:1.5rem 0 0}
.trap{position:absolute;inset-inline-start:-100vw}
`;

export const SUBSCRIPTION_STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

const filled = (text: string, { name }: PublicBusiness, hint: string | null): string =>
  text.replaceAll("{name}", () => name).replaceAll("{address}", () => hint ?? "•••");

const press = (action: string, label: string, first = false): Html =>
  markup`<form method="post"><input type="hidden" name="action" value="${action}"><button type="submit"${first && asIs(' class="first"')}>${label}</button></form>`;

function page(business: PublicBusiness, title: string, body: Html): string {
  const language = wordsLanguage(business.language);
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
<body>
<main>
<h1>${title}</h1>
${body}
${sender !== "" && markup`<p class="small">${sender}</p>`}
</main>
</body>
</html>
`.html;
}

const said = (business: PublicBusiness, hint: string | null, title: string, text: string, more?: Html): string =>
  page(business, filled(title, business, hint), markup`<p>${filled(text, business, hint)}</p>${more}`);

/** Leave, pause, come back: whatever fits how it stands. */
export function leavePage({ business, hint, state }: Standing): string {
  const words = subscriptionWords(business.language);
  if (state === "left")
    return said(business, hint, words.leftTitle, words.leftText, press("come-back", words.comeBack));
  if (state === "paused") {
    const ways = markup`${press("come-back", words.comeBack)}${press("leave", words.leave)}`;
    return said(business, hint, words.pausedTitle, words.pausedText, ways);
  }
  if (state === "stopped") return said(business, hint, words.stoppedTitle, words.stoppedText);
  const ways = markup`${press("leave", words.leave, true)}${press("pause", words.pause)}`;
  return said(business, hint, words.leaveTitle, words.leaveText, ways);
}

export function confirmPage({ business, hint }: Standing): string {
  const words = subscriptionWords(business.language);
  return said(business, hint, words.confirmTitle, words.confirmText, press("confirm", words.confirm, true));
}

export function confirmedPage({ business, hint }: Standing): string {
  const words = subscriptionWords(business.language);
  return said(business, hint, words.confirmedTitle, words.confirmedText);
}

export type JoinForm = { name: string; email: string; isRefused: boolean };

/** The form by which people enter themselves. */
export function joinPage(business: PublicBusiness, { name, email, isRefused }: JoinForm): string {
  const words = subscriptionWords(business.language);
  const title = filled(words.joinTitle, business, null);
  return page(
    business,
    title,
    markup`<p>${filled(words.joinText, business, null)}</p>
${isRefused && markup`<p class="bad" role="alert">${words.badEmail}</p>`}
<form method="post" novalidate>
<label>${words.name}<input type="text" name="name" maxlength="200" autocomplete="name" value="${name}"></label>
<label>${words.email}<input type="email" name="email" maxlength="254" required autocomplete="email" value="${email}"></label>
<label class="tick"><input type="checkbox" name="agree" value="yes" required><span>${filled(words.agree, business, null)}</span></label>
<p class="trap" aria-hidden="true"><input type="text" name="website" tabindex="-1" autocomplete="off"></p>
<button type="submit" class="first">${words.join}</button>
</form>`,
  );
}

/** The form by which people enter themselves, as HTML for any website: in the words that are kept as proof, without script, style or cookie. */
export function embeddedForm(business: PublicBusiness, address: string): string {
  const words = subscriptionWords(business.language);
  const language = wordsLanguage(business.language);
  return markup`<form action="${address}" method="post" target="_blank" lang="${language}" dir="${textDirection(language)}">
  <p><label>${words.name}<br><input name="name" maxlength="200" autocomplete="name"></label></p>
  <p><label>${words.email}<br><input type="email" name="email" maxlength="254" required autocomplete="email"></label></p>
  <p><label><input type="checkbox" name="agree" value="yes" required> ${filled(words.agree, business, null)}</label></p>
  <p hidden><input name="website" tabindex="-1" autocomplete="off"></p>
  <p><button>${words.join}</button></p>
</form>
`.html;
}

export function joinedPage(business: PublicBusiness, isSentNow: boolean): string {
  const words: SubscriptionWords = subscriptionWords(business.language);
  return said(business, null, words.joinedTitle, isSentNow ? words.joinedText : words.joinedLater);
}

/** The exact words that a person says yes to, and which edition they are. */
export const agreedWords = (business: PublicBusiness): string =>
  `${wordsLanguage(business.language)} 1: ${filled(subscriptionWords(business.language).agree, business, null)}`.slice(
    0,
    200,
  );
