/** What a mail says by itself, below the owner's text. `{name}` is the business. */
type MailWords = { why: string; unsubscribe: string };

const words = (why: string, unsubscribe: string): MailWords => ({ why, unsubscribe });

const ENGLISH = words("You get this email because you are on the mailing list of {name}.", "Unsubscribe");

const WORDS: Record<string, MailWords> = {
  en: ENGLISH,
  pt: words("Recebe este email porque está na lista de contactos de {name}.", "Cancelar a subscrição"),
  es: words("Recibes este correo porque estás en la lista de contactos de {name}.", "Darse de baja"),
  fr: words("Vous recevez cet e-mail car vous figurez sur la liste de diffusion de {name}.", "Se désinscrire"),
  de: words("Sie erhalten diese E-Mail, weil Sie im Verteiler von {name} stehen.", "Abmelden"),
  it: words("Ricevi questa email perché sei nella lista di contatti di {name}.", "Annulla l’iscrizione"),
  nl: words("Je krijgt deze e-mail omdat je op de mailinglijst van {name} staat.", "Uitschrijven"),
  pl: words("Otrzymujesz tę wiadomość, bo jesteś na liście mailingowej {name}.", "Wypisz się"),
  sv: words("Du får det här mejlet för att du står på e-postlistan hos {name}.", "Avsluta prenumerationen"),
  ja: words("{name}のメール配信リストに登録されている方にお送りしています。", "配信停止"),
  ar: words("تصلك هذه الرسالة لأنك ضمن القائمة البريدية لدى {name}.", "إلغاء الاشتراك"),
  he: words("קיבלת הודעה זו כי כתובתך ברשימת התפוצה של {name}.", "הסרה מהרשימה"),
};

const languageOf = (tag: string): string => tag.toLowerCase().split("-")[0] ?? "en";

/** In the language of the business, as its readers know it; English where we know no better. */
export const mailWords = (language: string): MailWords => WORDS[languageOf(language)] ?? ENGLISH;
