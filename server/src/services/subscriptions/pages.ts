import { textDirection } from "@handbill/contracts";
import type { PublicBusiness } from "../../data/repositories/subscription-repository.ts";
import { asIs, type Html, markup } from "../pages/html.ts";
import { smallPage } from "../pages/small-page.ts";
import type { Standing } from "../subscription-service.ts";
import { type SubscriptionWords, subscriptionWords, wordsLanguage } from "./page-words.ts";

const filled = (text: string, { name }: PublicBusiness, hint: string | null): string =>
  text.replaceAll("{name}", () => name).replaceAll("{address}", () => hint ?? "•••");

const press = (action: string, label: string, first = false): Html =>
  markup`<form method="post"><input type="hidden" name="action" value="${action}"><button type="submit"${first && asIs(' class="first"')}>${label}</button></form>`;

const page = (business: PublicBusiness, title: string, body: Html): string =>
  smallPage({ business, language: wordsLanguage(business.language), title, body });

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

/** What somebody says yes to who wants news by mail. */
export const agreedLabel = (business: PublicBusiness): string =>
  filled(subscriptionWords(business.language).agree, business, null);

/** The exact words that a person says yes to, and which edition they are. */
export const agreedWords = (business: PublicBusiness): string =>
  `${wordsLanguage(business.language)} 1: ${agreedLabel(business)}`.slice(0, 200);
