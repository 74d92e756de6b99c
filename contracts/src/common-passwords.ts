/**
 * Passwords that are tried first wherever somebody breaks in: of lists of leaked ones, those long enough to be let through
 * otherwise, and what would be guessed of this product. Written small, without spaces.
 */
const COMMON =
  "password password1 password12 password123 password1234 passw0rd p@ssw0rd p@ssword passwort passwort1 passwort123 motdepasse contraseña contrasena senha123 senha1234 wachtwoord haslo123 12345678 123456789 1234567890 123123123 1234512345 12341234 123654789 147258369 159753456 159357456 741852963 789456123 987654321 87654321 0987654321 0123456789 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 1q2w3e4r5t6y q1w2e3r4 qwer1234 qwert123 qwerty12 qwerty123 qwerty1234 qwertyui qwertyuiop qwertz123 qwertzui qwertzuiop azertyui azertyuiop asdfghjk asdfghjkl asdf1234 zxcvbnm1 zxcvbnm123 zaq12wsx abcd1234 abc12345 abcdefgh abcdefghi abc123456 a1234567 a12345678 a123456789 aa123456 aa12345678 iloveyou iloveyou1 iloveyou2 iloveyou123 ichliebedich teamo123 welcome1 welcome12 welcome123 welcome1234 willkommen willkommen1 bienvenue letmein1 letmein123 changeme changeme1 changeme123 trustno1 superman superman1 spiderman batman123 starwars starwars1 pokemon1 pokemon123 minecraft minecraft1 dragon123 monkey123 football football1 football123 baseball baseball1 basketball princess princess1 princess123 sunshine sunshine1 sunshine123 computer computer1 internet internet1 samsung1 samsung123 liverpool liverpool1 chelsea1 arsenal1 barcelona barcelona1 realmadrid bayern123 schalke04 michelle jennifer jessica1 michael1 alexander alexander1 charlie1 charlie123 daniel123 christian elizabeth whatever whatever1 nothing1 blink182 mercedes corvette mustang1 ferrari1 porsche911 harley123 chocolate chocolate1 butterfly butterfly1 friends1 forever1 freedom1 lovely123 mynoob12 myspace1 naruto123 number1! testtest test1234 test12345 testing1 testing123 demo1234 admin123 admin1234 admin12345 administrator administrator1 root1234 master123 access14 secret123 default1 guest1234 user1234 login123 business1 handbill handbill1 handbill123 company1 company123 bakery123 marketing marketing1 summer2024 summer2025 summer2026 winter2024 winter2025 winter2026 spring2025 spring2026 autumn2025 autumn2026 sommer2025 sommer2026 sommer123 verano2025 verano2026";

let known: Set<string> | undefined;
const isKnown = (plain: string): boolean => (known ??= new Set(COMMON.split(" "))).has(plain);

/** One sign or a short group of signs, over and over: "aaaaaaaa", "abcabcabc". */
const REPEATED = /^(.{1,4})\1+$/su;

const isInOrder = (text: string): boolean => {
  const codes = Array.from(text, (sign) => sign.codePointAt(0) ?? 0);
  const step = (codes[1] ?? 0) - (codes[0] ?? 0);
  return Math.abs(step) === 1 && codes.every((code, at) => at === 0 || code - (codes[at - 1] ?? 0) === step);
};

/** Whether somebody who guesses gets there early: a common password, a repetition or a row of signs, in whatever capitals. */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase().replaceAll(/\s/g, "");
  return isKnown(plain) || isKnown(plain.replace(/[!.?*#]+$/, "")) || REPEATED.test(plain) || isInOrder(plain);
}
