import { baseOf } from "./question-words.ts";

/** So that nobody takes a machine for a person, and everybody knows that there is one. */
const ENGLISH = "This is an automatic answer. If it is not what you meant, just write back: a person reads it.";
const NOTES: Readonly<Record<string, string>> = {
  ar: "هذا رد تلقائي. إن لم يكن ما سألت عنه، فاكتب لنا مرة أخرى وسيقرأ أحدنا رسالتك.",
  de: "Dies ist eine automatische Antwort. Wenn sie nicht passt, schreiben Sie einfach zurück: Ein Mensch liest es.",
  en: ENGLISH,
  es: "Esta es una respuesta automática. Si no es lo que quería saber, escriba de nuevo: lo leerá una persona.",
  fr: "Ceci est une réponse automatique. Si ce n’est pas ce que vous vouliez savoir, écrivez-nous : quelqu’un vous lira.",
  ja: "これは自動返信です。ご質問と違う場合は、このままご返信ください。担当の者が拝見します。",
  pt: "Esta é uma resposta automática. Se não era isto que queria saber, escreva de novo: uma pessoa vai ler.",
};

/** What an answer that went out by itself says of itself, in its language. */
export const automaticNote = (language: string): string => NOTES[baseOf(language)] ?? ENGLISH;
