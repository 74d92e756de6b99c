import { createHash } from "node:crypto";
import type { ContactForm, FormFieldUse } from "@handbill/contracts";
import type { OpenForm } from "../../data/repositories/contact-form-repository.ts";
import { asIs, type Html, markup } from "../pages/html.ts";
import { smallPage } from "../pages/small-page.ts";
import { agreedLabel } from "../subscriptions/pages.ts";
import { formLanguage, type FormWords, formWords } from "./form-words.ts";
import type { FormEntry } from "./judge.ts";
import { type EntryFaults, MOST } from "./read-entry.ts";

/** Tells the page around it how high the form is. Without it the form scrolls. */
const HEIGHT_SCRIPT = `(()=>{const tell=()=>parent.postMessage({handbillForm:Math.ceil(document.body.getBoundingClientRect().height)},"*");addEventListener("message",tell);new ResizeObserver(tell).observe(document.body);tell()})()`;
export const HEIGHT_SCRIPT_HASH = createHash("sha256").update(HEIGHT_SCRIPT).digest("base64");

/** What an owner puts on the pages of the website beside the frame: it makes each form as high as what stands in it. */
export const FRAME_SCRIPT = `(function(d){
function forms(){return d.querySelectorAll("iframe[data-handbill-form]")}
addEventListener("message",function(e){var h=e.data&&e.data.handbillForm;if(typeof h!=="number"||!(h>0))return;
forms().forEach(function(f){if(f.contentWindow===e.source&&new URL(f.src).origin===e.origin)f.style.height=Math.min(h+2,6000)+"px"})});
forms().forEach(function(f){if(f.contentWindow)f.contentWindow.postMessage("height","*")});
})(document);
`;

/** What is said above the fields: why the message is not sent yet. */
export type FormTrouble = "faults" | "tooOld" | "tooMany" | "later";

export type ShownForm = OpenForm & {
  /** Stands inside a page of the owner's website. */
  isEmbedded: boolean;
};
type Filled = { entry: FormEntry; agrees: boolean; stamp: string; faults: EntryFaults; trouble: FormTrouble | null };

const wordsOf = ({ form, business }: OpenForm): FormWords =>
  formWords(formLanguage(form.language, business.language), business.name);

const page = ({ form, business, isEmbedded }: ShownForm, title: string, body: Html): string =>
  smallPage({
    business,
    language: formLanguage(form.language, business.language),
    title,
    isBare: isEmbedded,
    body: isEmbedded ? markup`${body}${asIs(`<script>${HEIGHT_SCRIPT}</script>`)}` : body,
  });

const paragraphs = (text: string): Html[] =>
  text
    .trim()
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== "")
    .map((part) => markup`<p>${part.trim()}</p>`);

/** From the first to the last on the page. */
const FIELDS = ["name", "email", "phone", "subject", "message"] as const;
const KINDS: Partial<Record<keyof FormEntry, string>> = { email: "email", phone: "tel" };
const FILLED_BY: Partial<Record<keyof FormEntry, string>> = { name: "name", email: "email", phone: "tel" };

const useOf = (form: OpenForm["form"], name: keyof FormEntry): FormFieldUse =>
  name === "email" || name === "message" ? "required" : form[name];

/** One field with its name, and what is wrong with it, bound to it for who does not see it. */
function field(name: keyof FormEntry, use: FormFieldUse, words: FormWords, { entry, faults }: Filled): Html | false {
  if (use === "off") return false;
  const fault = faults[name];
  const isFirst = FIELDS.find((one) => faults[one] !== undefined) === name;
  const state = markup`${use === "required" && asIs(" required")}${isFirst && asIs(" autofocus")}${fault !== undefined && asIs(` aria-invalid="true" aria-describedby="${name}-fault"`)}`;
  const input =
    name === "message"
      ? markup`<textarea id="${name}" name="${name}" maxlength="${MOST[name]}"${state}>
${entry[name]}</textarea>`
      : markup`<input type="${KINDS[name] ?? "text"}" id="${name}" name="${name}" maxlength="${MOST[name]}" autocomplete="${FILLED_BY[name] ?? "off"}" value="${entry[name]}"${state}>`;
  return markup`<div class="field"><label for="${name}"><span>${words[name]}${use === "optional" && markup` <span class="aside">(${words.optional})</span>`}</span></label>
${input}
${fault !== undefined && markup`<p class="bad" id="${name}-fault">${words[fault].replace("{most}", String(MOST[name]))}</p>`}</div>`;
}

/** Nothing entered yet. */
export const emptyForm = (stamp: string): Filled => ({
  entry: { name: "", email: "", phone: "", subject: "", message: "" },
  agrees: false,
  stamp,
  faults: {},
  trouble: null,
});

/** The form, with all that was entered and what is wrong with it. */
export function formPage(shown: ShownForm, filled: Filled): string {
  const { form, business } = shown;
  const words = wordsOf(shown);
  const label = agreedLabel({ ...business, language: formLanguage(form.language, business.language) });
  const box = markup`<label class="tick"><input type="checkbox" name="agree" value="yes"${filled.agrees && asIs(" checked")}><span>${label}</span></label>`;
  return page(
    shown,
    form.title.trim() || words.title,
    markup`${paragraphs(form.intro)}
${filled.trouble !== null && markup`<p class="bad" role="alert">${words[filled.trouble]}</p>`}
<form method="post" novalidate>
${FIELDS.map((name) => field(name, useOf(form, name), words, filled))}
${form.asksConsent && box}
<p class="trap" aria-hidden="true"><input type="text" name="website" tabindex="-1" autocomplete="off"></p>
<input type="hidden" name="stamp" value="${filled.stamp}">
<button type="submit" class="first">${words.send}</button>
</form>
<p class="small">${words.privacy}</p>`,
  );
}

/** The message is there. */
export function sentPage(shown: ShownForm): string {
  const words = wordsOf(shown);
  const thanks = paragraphs(shown.form.thanks || words.sentText);
  return page(
    shown,
    words.sentTitle,
    markup`<div role="status">${thanks}</div>
<p><a class="more" href="">${words.another}</a></p>`,
  );
}

/** The form as HTML for a page of the website: a frame, and a line that makes it as high as it has to be. */
export const embedCode = (address: string, script: string, title: string): string =>
  markup`<iframe src="${address}" title="${title}" data-handbill-form style="width:100%;height:44rem;border:0" loading="lazy"></iframe>
<script src="${script}" async></script>
`.html;

/** How the form is called where no other name was chosen. */
export const formTitle = ({
  form,
  business,
}: {
  form: Pick<ContactForm, "title" | "language">;
  business: { name: string; language: string };
}): string => form.title.trim() || formWords(formLanguage(form.language, business.language), business.name).title;
