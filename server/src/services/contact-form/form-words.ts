import type { FormLanguage } from "@handbill/contracts";

/** What the form says to strangers. `{name}` is the business, `{most}` a number. */
export type FormWords = {
  title: string;
  name: string;
  email: string;
  phone: string;
  subject: string;
  message: string;
  optional: string;
  privacy: string;
  send: string;
  faults: string;
  missing: string;
  badEmail: string;
  badPhone: string;
  tooLong: string;
  tooOld: string;
  tooMany: string;
  later: string;
  sentTitle: string;
  sentText: string;
  another: string;
  /** The subject of a message without one. */
  about: string;
  receiptSubject: string;
  receiptText: string;
  /** Below the owner's own thanks, too. */
  receiptWhy: string;
};

const WORDS: Record<FormLanguage, FormWords> = {
  en: {
    title: "Write to {name}",
    name: "Your name",
    email: "Your email address",
    phone: "Your telephone number",
    subject: "What it is about",
    message: "Your message",
    optional: "may stay empty",
    privacy: "Only {name} gets what you write here. The answer comes to your email address.",
    send: "Send",
    faults: "Something is not right yet. Look at what is marked below.",
    missing: "Please fill this in.",
    badEmail: "This does not look like an email address. It should be something like name@example.com.",
    badPhone: "Write the number with digits, for example +44 20 0000 0000.",
    tooLong: "This is too long: {most} characters at most.",
    tooOld: "This page had been open for a long time. Look over your message, please, and press once more.",
    tooMany: "Many messages came from your network. Wait a while, then press once more: your words are still here.",
    later: "Your message could not be kept just now. Press once more in a moment: your words are still here.",
    sentTitle: "{name} has your message",
    sentText: "Thank you. The answer comes to the email address you gave.",
    another: "Write another message",
    about: "Your message to {name}",
    receiptSubject: "{name} has your message",
    receiptText:
      "Thank you for writing. Your message has arrived, and you get an answer as soon as somebody has read it.",
    receiptWhy:
      "This mail is sent by itself, because this address was entered in the contact form of {name}. If that was not you, there is nothing to do.",
  },
  de: {
    title: "Nachricht an {name}",
    name: "Ihr Name",
    email: "Ihre E-Mail-Adresse",
    phone: "Ihre Telefonnummer",
    subject: "Worum es geht",
    message: "Ihre Nachricht",
    optional: "darf leer bleiben",
    privacy: "Nur {name} bekommt, was Sie hier schreiben. Die Antwort kommt an Ihre E-Mail-Adresse.",
    send: "Absenden",
    faults: "Da stimmt noch etwas nicht. Bitte sehen Sie sich die markierten Felder an.",
    missing: "Bitte ausfüllen.",
    badEmail: "Das sieht nicht wie eine E-Mail-Adresse aus. Sie lautet etwa name@example.com.",
    badPhone: "Bitte die Nummer mit Ziffern schreiben, zum Beispiel +49 30 000000.",
    tooLong: "Das ist zu lang: höchstens {most} Zeichen.",
    tooOld: "Diese Seite war lange offen. Bitte sehen Sie die Nachricht noch einmal an und drücken Sie erneut.",
    tooMany:
      "Aus Ihrem Netz kamen viele Nachrichten. Bitte warten Sie eine Weile und drücken Sie dann erneut: Ihr Text ist noch da.",
    later: "Die Nachricht ließ sich gerade nicht speichern. Bitte gleich noch einmal drücken: Ihr Text ist noch da.",
    sentTitle: "{name} hat Ihre Nachricht",
    sentText: "Vielen Dank. Die Antwort kommt an die angegebene E-Mail-Adresse.",
    another: "Noch eine Nachricht schreiben",
    about: "Ihre Nachricht an {name}",
    receiptSubject: "{name} hat Ihre Nachricht",
    receiptText:
      "Vielen Dank für Ihre Nachricht. Sie ist angekommen, und Sie erhalten eine Antwort, sobald jemand sie gelesen hat.",
    receiptWhy:
      "Diese E-Mail kommt von selbst, weil diese Adresse im Kontaktformular von {name} eingetragen wurde. Waren Sie das nicht, ist nichts zu tun.",
  },
  es: {
    title: "Escriba a {name}",
    name: "Su nombre",
    email: "Su correo electrónico",
    phone: "Su número de teléfono",
    subject: "De qué se trata",
    message: "Su mensaje",
    optional: "puede quedar vacío",
    privacy: "Solo {name} recibe lo que escribe aquí. La respuesta llega a su correo electrónico.",
    send: "Enviar",
    faults: "Todavía falta algo. Mire lo que está marcado abajo.",
    missing: "Rellene este campo, por favor.",
    badEmail: "Esto no parece un correo electrónico. Debería ser algo como nombre@example.com.",
    badPhone: "Escriba el número con cifras, por ejemplo +34 910 000 000.",
    tooLong: "Es demasiado largo: {most} caracteres como máximo.",
    tooOld: "Esta página llevaba mucho tiempo abierta. Revise su mensaje, por favor, y pulse otra vez.",
    tooMany: "Han llegado muchos mensajes desde su red. Espere un poco y pulse otra vez: su texto sigue aquí.",
    later: "No se ha podido guardar su mensaje ahora. Pulse otra vez en un momento: su texto sigue aquí.",
    sentTitle: "{name} tiene su mensaje",
    sentText: "Gracias. La respuesta llegará al correo electrónico que ha dado.",
    another: "Escribir otro mensaje",
    about: "Su mensaje a {name}",
    receiptSubject: "{name} tiene su mensaje",
    receiptText:
      "Gracias por escribir. Su mensaje ha llegado y recibirá una respuesta en cuanto alguien lo haya leído.",
    receiptWhy:
      "Este correo se envía solo, porque esta dirección se dejó en el formulario de contacto de {name}. Si no fue usted, no tiene que hacer nada.",
  },
  fr: {
    title: "Écrire à {name}",
    name: "Votre nom",
    email: "Votre adresse e-mail",
    phone: "Votre numéro de téléphone",
    subject: "De quoi il s'agit",
    message: "Votre message",
    optional: "peut rester vide",
    privacy: "Seul destinataire de ce que vous écrivez ici : {name}. La réponse arrive à votre adresse e-mail.",
    send: "Envoyer",
    faults: "Il reste quelque chose à corriger. Regardez ce qui est indiqué ci-dessous.",
    missing: "Merci de remplir ce champ.",
    badEmail: "Cela ne ressemble pas à une adresse e-mail. Elle s'écrit par exemple nom@example.com.",
    badPhone: "Écrivez le numéro en chiffres, par exemple +33 1 00 00 00 00.",
    tooLong: "C'est trop long : {most} caractères au plus.",
    tooOld: "Cette page était ouverte depuis longtemps. Relisez votre message, puis appuyez encore une fois.",
    tooMany:
      "Beaucoup de messages sont venus de votre réseau. Attendez un peu, puis appuyez encore une fois : votre texte est toujours là.",
    later:
      "Votre message n'a pas pu être enregistré. Appuyez encore une fois dans un instant : votre texte est toujours là.",
    sentTitle: "{name} a votre message",
    sentText: "Merci. La réponse arrivera à l'adresse e-mail que vous avez donnée.",
    another: "Écrire un autre message",
    about: "Votre message à {name}",
    receiptSubject: "{name} a votre message",
    receiptText: "Merci de votre message. Il est bien arrivé, et vous aurez une réponse dès que quelqu'un l'aura lu.",
    receiptWhy:
      "Cet e-mail est envoyé automatiquement, car cette adresse a été laissée dans le formulaire de contact de {name}. Si ce n'était pas vous, il n'y a rien à faire.",
  },
  pt: {
    title: "Escreva a {name}",
    name: "O seu nome",
    email: "O seu email",
    phone: "O seu número de telefone",
    subject: "De que se trata",
    message: "A sua mensagem",
    optional: "pode ficar vazio",
    privacy: "Só {name} recebe o que escrever aqui. A resposta chega ao seu email.",
    send: "Enviar",
    faults: "Ainda falta alguma coisa. Veja o que está assinalado abaixo.",
    missing: "Preencha este campo, por favor.",
    badEmail: "Isto não parece um email. Deve ser algo como nome@example.com.",
    badPhone: "Escreva o número com algarismos, por exemplo +351 21 000 0000.",
    tooLong: "É demasiado longo: {most} caracteres no máximo.",
    tooOld: "Esta página esteve aberta muito tempo. Reveja a sua mensagem, por favor, e toque outra vez.",
    tooMany: "Chegaram muitas mensagens da sua rede. Espere um pouco e toque outra vez: o seu texto continua aqui.",
    later: "Não foi possível guardar a sua mensagem agora. Toque outra vez daqui a pouco: o seu texto continua aqui.",
    sentTitle: "{name} recebeu a sua mensagem",
    sentText: "Obrigado. A resposta chega ao email que indicou.",
    another: "Escrever outra mensagem",
    about: "A sua mensagem a {name}",
    receiptSubject: "{name} recebeu a sua mensagem",
    receiptText: "Obrigado por escrever. A sua mensagem chegou e terá resposta assim que alguém a ler.",
    receiptWhy:
      "Este email é enviado automaticamente, porque este endereço foi deixado no formulário de contacto de {name}. Se não foi a própria pessoa, não é preciso fazer nada.",
  },
};

const isFormLanguage = (language: string): language is FormLanguage => Object.hasOwn(WORDS, language);

/** In which language a form speaks: as its owner chose, else that of the business where we have it. */
export function formLanguage(chosen: FormLanguage | null, ofBusiness: string): FormLanguage {
  const own = ofBusiness.split("-")[0] ?? "";
  return chosen ?? (isFormLanguage(own) ? own : "en");
}

/** The words of a language, with the name of the business in them. */
export function formWords(language: FormLanguage, name: string): FormWords {
  const filled = Object.entries(WORDS[language]).map(([key, text]) => [key, text.replaceAll("{name}", () => name)]);
  return { ...WORDS[language], ...Object.fromEntries(filled) };
}
