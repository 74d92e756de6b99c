/** What the pages for people who get mails say, in the language of the business. */
export type SubscriptionWords = {
  leaveTitle: string;
  leaveText: string;
  leave: string;
  pause: string;
  leftTitle: string;
  leftText: string;
  pausedTitle: string;
  pausedText: string;
  comeBack: string;
  stoppedTitle: string;
  stoppedText: string;
  confirmTitle: string;
  confirmText: string;
  confirm: string;
  confirmedTitle: string;
  confirmedText: string;
  joinTitle: string;
  joinText: string;
  name: string;
  email: string;
  agree: string;
  join: string;
  joinedTitle: string;
  joinedText: string;
  /** Where nothing can be sent at the moment. */
  joinedLater: string;
  badEmail: string;
};

const en: SubscriptionWords = {
  leaveTitle: "No more mail from {name}?",
  leaveText: "One press, and nothing more is sent to {address}. You need no account.",
  leave: "Unsubscribe",
  pause: "Only pause for 30 days",
  leftTitle: "You are unsubscribed",
  leftText: "{name} sends nothing more to {address}. That holds from now on, for mails that are on their way too.",
  pausedTitle: "Paused for 30 days",
  pausedText: "{name} sends nothing to {address} until then.",
  comeBack: "That was a mistake: keep sending",
  stoppedTitle: "Nothing is sent to you",
  stoppedText: "{name} sends nothing to {address}. If you want to be on the list, write to them.",
  confirmTitle: "Yes to mail from {name}?",
  confirmText: "One press, and {address} is on the list. You can leave it with one press in every mail.",
  confirm: "Yes, subscribe me",
  confirmedTitle: "You are on the list",
  confirmedText: "{name} may write to {address}. Every mail has a link to leave.",
  joinTitle: "News from {name}",
  joinText: "Leave your address, and {name} writes to you now and then. You can stop at any time, with one press.",
  name: "Your name (may stay empty)",
  email: "Your email address",
  agree: "Yes, {name} may send me news and offers by email. I can stop at any time.",
  join: "Subscribe",
  joinedTitle: "Almost there",
  joinedText:
    "{name} will send you a link. The list is open to you once you have followed it: so nobody can enter somebody else.",
  joinedLater:
    "{name} got your address and writes to you with a link, which can take a day or two. The list is open to you once you have followed it: so nobody can enter somebody else.",
  badEmail: "This does not look like an email address, or the box above the button is not ticked. Look again, please.",
};

const WORDS: Record<string, SubscriptionWords> = {
  en,
  de: {
    leaveTitle: "Keine Post mehr von {name}?",
    leaveText: "Ein Druck, und an {address} geht nichts mehr. Ein Konto braucht es dafür nicht.",
    leave: "Abmelden",
    pause: "Nur 30 Tage Pause",
    leftTitle: "Abgemeldet",
    leftText: "{name} schickt nichts mehr an {address}. Das gilt ab sofort, auch für das, was schon bereitliegt.",
    pausedTitle: "30 Tage Pause",
    pausedText: "{name} schickt bis dahin nichts an {address}.",
    comeBack: "Das war ein Versehen: bitte weiter schicken",
    stoppedTitle: "An diese Adresse geht nichts",
    stoppedText: "{name} schickt nichts an {address}. Wer auf die Liste möchte, schreibt am besten direkt.",
    confirmTitle: "Post von {name}?",
    confirmText: "Ein Druck, und {address} steht auf der Liste. Abmelden geht in jeder Mail mit einem Druck.",
    confirm: "Ja, bitte anmelden",
    confirmedTitle: "Angemeldet",
    confirmedText: "{name} darf an {address} schreiben. In jeder Mail steht ein Link zum Abmelden.",
    joinTitle: "Neues von {name}",
    joinText: "Adresse eintragen, und {name} schreibt ab und zu. Abmelden geht jederzeit mit einem Druck.",
    name: "Name (darf leer bleiben)",
    email: "E-Mail-Adresse",
    agree: "Ja, {name} darf mir Neues und Angebote per E-Mail schicken. Ich kann das jederzeit beenden.",
    join: "Anmelden",
    joinedTitle: "Fast geschafft",
    joinedText: "{name} schickt einen Link. Erst wer ihm folgt, steht auf der Liste: so trägt niemand andere ein.",
    joinedLater:
      "{name} hat die Adresse und schickt einen Link; das kann ein, zwei Tage dauern. Erst wer ihm folgt, steht auf der Liste: so trägt niemand andere ein.",
    badEmail:
      "Das sieht nicht wie eine E-Mail-Adresse aus, oder das Häkchen über dem Knopf fehlt. Bitte noch einmal ansehen.",
  },
  pt: {
    leaveTitle: "Não quer mais emails de {name}?",
    leaveText: "Basta um toque e nada mais é enviado para {address}. Não precisa de conta.",
    leave: "Cancelar a subscrição",
    pause: "Só uma pausa de 30 dias",
    leftTitle: "Subscrição cancelada",
    leftText:
      "{name} não envia mais nada para {address}. Vale a partir de agora, também para o que já estava à espera.",
    pausedTitle: "Pausa de 30 dias",
    pausedText: "{name} não envia nada para {address} até lá.",
    comeBack: "Foi engano: continuem a enviar",
    stoppedTitle: "Nada é enviado para si",
    stoppedText: "{name} não envia nada para {address}. Se quiser estar na lista, escreva-lhes.",
    confirmTitle: "Quer receber emails de {name}?",
    confirmText: "Basta um toque e {address} fica na lista. Pode sair com um toque em qualquer email.",
    confirm: "Sim, quero receber",
    confirmedTitle: "Está na lista",
    confirmedText: "{name} pode escrever para {address}. Todos os emails têm um link para sair.",
    joinTitle: "Novidades de {name}",
    joinText: "Deixe o seu endereço e {name} escreve-lhe de vez em quando. Pode parar a qualquer momento.",
    name: "O seu nome (pode ficar vazio)",
    email: "O seu email",
    agree: "Sim, {name} pode enviar-me novidades e ofertas por email. Posso parar a qualquer momento.",
    join: "Subscrever",
    joinedTitle: "Quase pronto",
    joinedText: "{name} vai enviar-lhe um link. Só entra na lista quem o seguir: assim ninguém inscreve outra pessoa.",
    joinedLater:
      "{name} recebeu o seu endereço e vai enviar-lhe um link, o que pode levar um ou dois dias. Só entra na lista quem o seguir: assim ninguém inscreve outra pessoa.",
    badEmail: "Isto não parece um email, ou falta marcar a caixa por cima do botão. Veja de novo, por favor.",
  },
  es: {
    leaveTitle: "¿No quiere más correos de {name}?",
    leaveText: "Con un toque no se envía nada más a {address}. No necesita cuenta.",
    leave: "Darse de baja",
    pause: "Solo una pausa de 30 días",
    leftTitle: "Baja hecha",
    leftText: "{name} no envía nada más a {address}. Vale desde ahora, también para lo que ya esperaba.",
    pausedTitle: "Pausa de 30 días",
    pausedText: "{name} no envía nada a {address} hasta entonces.",
    comeBack: "Fue un error: sigan enviando",
    stoppedTitle: "No se le envía nada",
    stoppedText: "{name} no envía nada a {address}. Si quiere estar en la lista, escríbales.",
    confirmTitle: "¿Quiere correos de {name}?",
    confirmText: "Con un toque {address} entra en la lista. Puede salir con un toque en cada correo.",
    confirm: "Sí, quiero recibirlos",
    confirmedTitle: "Está en la lista",
    confirmedText: "{name} puede escribir a {address}. Cada correo tiene un enlace para salir.",
    joinTitle: "Novedades de {name}",
    joinText: "Deje su dirección y {name} le escribirá de vez en cuando. Puede parar en cualquier momento.",
    name: "Su nombre (puede quedar vacío)",
    email: "Su correo electrónico",
    agree: "Sí, {name} puede enviarme novedades y ofertas por correo. Puedo parar en cualquier momento.",
    join: "Suscribirse",
    joinedTitle: "Casi listo",
    joinedText: "{name} le enviará un enlace. Solo entra en la lista quien lo sigue: así nadie apunta a otra persona.",
    joinedLater:
      "{name} tiene su dirección y le enviará un enlace; puede tardar uno o dos días. Solo entra en la lista quien lo sigue: así nadie apunta a otra persona.",
    badEmail: "Esto no parece un correo, o falta marcar la casilla sobre el botón. Mírelo otra vez, por favor.",
  },
  fr: {
    leaveTitle: "Plus de messages de {name} ?",
    leaveText: "Un geste, et plus rien n'est envoyé à {address}. Aucun compte n'est nécessaire.",
    leave: "Se désinscrire",
    pause: "Seulement une pause de 30 jours",
    leftTitle: "Vous êtes désinscrit",
    leftText: "{name} n'envoie plus rien à {address}. Cela vaut dès maintenant, aussi pour ce qui attendait.",
    pausedTitle: "Pause de 30 jours",
    pausedText: "{name} n'envoie rien à {address} jusque-là.",
    comeBack: "C'était une erreur : continuez",
    stoppedTitle: "Rien ne vous est envoyé",
    stoppedText: "{name} n'envoie rien à {address}. Pour être sur la liste, écrivez-leur.",
    confirmTitle: "Des messages de {name} ?",
    confirmText: "Un geste, et {address} est sur la liste. Chaque message permet d'en sortir d'un geste.",
    confirm: "Oui, je m'inscris",
    confirmedTitle: "Vous êtes sur la liste",
    confirmedText: "{name} peut écrire à {address}. Chaque message a un lien pour sortir.",
    joinTitle: "Des nouvelles de {name}",
    joinText: "Laissez votre adresse, et {name} vous écrit de temps en temps. Vous pouvez arrêter à tout moment.",
    name: "Votre nom (peut rester vide)",
    email: "Votre adresse e-mail",
    agree: "Oui, {name} peut m'envoyer des nouvelles et des offres par e-mail. Je peux arrêter à tout moment.",
    join: "S'inscrire",
    joinedTitle: "Presque fini",
    joinedText:
      "{name} vous enverra un lien. N'est sur la liste que celui qui le suit : ainsi personne n'inscrit quelqu'un d'autre.",
    joinedLater:
      "{name} a votre adresse et vous enverra un lien, ce qui peut prendre un jour ou deux. N'est sur la liste que celui qui le suit : ainsi personne n'inscrit quelqu'un d'autre.",
    badEmail: "Cela ne ressemble pas à une adresse, ou la case au-dessus du bouton n'est pas cochée. Regardez encore.",
  },
};

export const subscriptionWords = (language: string): SubscriptionWords => WORDS[language.split("-")[0] ?? ""] ?? en;

/** The language of somebody's pages and mails: their own where these words are in it, else that of the business. */
export const readersLanguage = (ofReader: string | null, ofBusiness: string): string =>
  ofReader !== null && WORDS[ofReader.split("-")[0] ?? ""] ? ofReader : wordsLanguage(ofBusiness);

/** The language in which these words are: that of the business, where we have it. */
export const wordsLanguage = (language: string): string => (WORDS[language.split("-")[0] ?? ""] ? language : "en");
