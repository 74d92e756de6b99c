/** What a mail says that asks somebody whether an address is theirs. `{name}` is the business. It advertises nothing. */
export type ConfirmationWords = { subject: string; preheader: string; text: string; button: string; why: string };

const en: ConfirmationWords = {
  subject: "Please confirm: mail from {name}",
  preheader: "One press, and you are on the list.",
  text: "This address was entered to get news and offers from {name} by email. Is it yours, and do you want that? Then press the button and say yes on the page it opens.\n\nIf it was not you, do nothing: nothing more is sent.",
  button: "Confirm my address",
  why: "You get this mail once, because this address was entered for the mailing list of {name}.",
};

const WORDS: Record<string, ConfirmationWords> = {
  en,
  de: {
    subject: "Bitte bestätigen: Post von {name}",
    preheader: "Ein Druck, und die Adresse steht auf der Liste.",
    text: "Diese Adresse wurde eingetragen, um Neues und Angebote von {name} per E-Mail zu bekommen. Gehört sie Ihnen, und möchten Sie das? Dann drücken Sie auf den Knopf und sagen auf der Seite, die sich öffnet, ja.\n\nWaren Sie es nicht, ist nichts zu tun: Sie bekommen keine weitere Mail.",
    button: "Adresse bestätigen",
    why: "Sie erhalten diese E-Mail einmal, weil diese Adresse für den Verteiler von {name} eingetragen wurde.",
  },
  pt: {
    subject: "Confirme, por favor: emails de {name}",
    preheader: "Basta um toque e fica na lista.",
    text: "Este endereço foi deixado para receber novidades e ofertas de {name} por email. É seu, e quer recebê-las? Então toque no botão e diga que sim na página que se abre.\n\nSe não foi a própria pessoa, não é preciso fazer nada: não enviamos mais nada.",
    button: "Confirmar o endereço",
    why: "Recebe este email uma única vez, porque este endereço foi deixado para a lista de contactos de {name}.",
  },
  es: {
    subject: "Confirme, por favor: correos de {name}",
    preheader: "Un toque y está en la lista.",
    text: "Esta dirección se dejó para recibir novedades y ofertas de {name} por correo. ¿Es suya y lo desea? Entonces toque el botón y diga que sí en la página que se abre.\n\nSi no fue usted, no haga nada: no se le envía nada más.",
    button: "Confirmar mi dirección",
    why: "Recibe este correo una sola vez, porque esta dirección se dejó para la lista de contactos de {name}.",
  },
  fr: {
    subject: "À confirmer : les messages de {name}",
    preheader: "Un geste, et vous êtes sur la liste.",
    text: "Cette adresse a été laissée pour recevoir les nouvelles et les offres de {name} par e-mail. Est-ce la vôtre, et le souhaitez-vous ? Appuyez alors sur le bouton et dites oui sur la page qui s'ouvre.\n\nSi ce n'était pas vous, ne faites rien : plus rien ne vous sera envoyé.",
    button: "Confirmer mon adresse",
    why: "Vous recevez cet e-mail une seule fois, car cette adresse a été laissée pour la liste de diffusion de {name}.",
  },
};

/** In a language of `wordsLanguage`. */
export const confirmationWords = (language: string): ConfirmationWords => WORDS[language.split("-")[0] ?? ""] ?? en;
