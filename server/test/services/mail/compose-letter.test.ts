import * as fc from "fast-check";
import { expect, test } from "vitest";
import { composeLetter, messageIdOf, type Sender } from "../../../src/services/mail/compose-letter.ts";

const sender: Sender = {
  name: "Padaria & Sol",
  fromName: "Padaria Sol",
  fromAddress: "hello@padaria.example",
  replyTo: null,
  identity: ["Padaria Sol, Lda.", "Rua do Sol 1, 1200-001 Lisboa"],
  language: "pt-PT",
};
const fields = {
  subject: "Pão quente",
  preheader: "Só hoje",
  body: "Olá **Lisboa**,\n\n- Pão\n- [Bolos](https://padaria.example/bolos?a=1&b=2)",
  callToAction: { label: "Encomendar", url: "https://padaria.example/loja" },
};
const recipient = {
  id: "d",
  name: "Ana",
  email: "ana@x.example",
  messageId: messageIdOf("p", "c", sender.fromAddress),
  unsubscribeUrl: "https://studio.example/u/token",
  pixelUrl: "https://studio.example/o/token.gif",
};

test("text and page say the same: the body, the button, who writes and how to hear no more", () => {
  const letter = composeLetter(fields, sender, recipient);
  for (const part of [letter.text, letter.html]) {
    expect(part).toContain("Lisboa");
    expect(part).toContain("https://padaria.example/loja");
    expect(part).toContain("Rua do Sol 1, 1200-001 Lisboa");
    expect(part).toContain("https://studio.example/u/token");
    expect(part).toContain("Cancelar a subscrição");
  }
  expect(letter.text).toContain("- Bolos (https://padaria.example/bolos?a=1&b=2)");
  expect(letter.html).toContain('lang="pt-PT" dir="ltr"');
  expect(letter.html).toContain("<strong>Lisboa</strong>");
  expect(letter.html).toContain("bolos?a=1&amp;b=2");
  expect(letter.html).toContain("Padaria &amp; Sol");
  expect(letter.html).toContain("https://studio.example/o/token.gif");
  expect(letter.messageId).toBe("<p.c@padaria.example>");
  expect(letter.headers).toMatchObject({
    "List-Unsubscribe": "<https://studio.example/u/token>",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  });
});

test("a mail in Arabic is read from the right", () => {
  const { html } = composeLetter(fields, { ...sender, language: "ar" }, recipient);
  expect(html).toContain('lang="ar" dir="rtl"');
  expect(html).toContain("إلغاء الاشتراك");
});

test("no word of a person or a model becomes markup, a script address or a header line", () => {
  const nasty = fc.oneof(
    fc.string(),
    fc.constantFrom(
      "<script>alert(1)</script>",
      '"><img src=x onerror=alert(1)>',
      "[x](javascript:alert(1))",
      '[x](https://a.example/"onmouseover=alert(1))',
      "x\r\nBcc: a@b.example",
      "\u2028Bcc: a",
      "$& $1 $`",
    ),
  );
  fc.assert(
    fc.property(nasty, nasty, nasty, (subject, body, name) => {
      const letter = composeLetter(
        { ...fields, subject, body, preheader: body },
        { ...sender, name, fromName: name },
        {
          ...recipient,
          name,
        },
      );
      expect(letter.html).not.toMatch(/<(?:script|img src=x)|href="(?!https?:|mailto:|tel:)|\son\w+="/i);
      for (const line of [letter.subject, letter.from.name, letter.to.name, ...Object.values(letter.headers)]) {
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      }
    }),
  );
});
