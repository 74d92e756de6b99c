import { messages } from "./messages.ts";

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

/** The form by which people enter themselves, as plain HTML for any website: no script, no style, no cookie. */
export function joinForm(address: string, businessName: string): string {
  const { name, email, agree, join } = messages.embed;
  return `<form action="${escaped(address)}" method="post" target="_blank">
  <p><label>${name}<br><input name="name" maxlength="200" autocomplete="name"></label></p>
  <p><label>${email}<br><input type="email" name="email" maxlength="254" required autocomplete="email"></label></p>
  <p><label><input type="checkbox" name="agree" value="yes" required> ${escaped(agree(businessName))}</label></p>
  <p hidden><input name="website" tabindex="-1" autocomplete="off"></p>
  <p><button>${join}</button></p>
</form>
`;
}
