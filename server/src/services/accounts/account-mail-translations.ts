import type { NoticeEvent } from "./account-mails.ts";

type Asking = { subject: string; text: string; button: string };

/** What the mails of the installation itself say. `{inviter}` and `{business}` are names that people typed. */
export type AccountMailWords = {
  confirm: Asking;
  change: Asking;
  reset: Asking;
  invitation: Asking;
  notice: { subject: string; advice: string };
  events: Record<NoticeEvent, string>;
  why: string;
};

/** The mails of the installation itself, in the other languages that the product speaks to people outside. */
export const translations: Record<string, AccountMailWords> = {
  de: {
    confirm: {
      subject: "Bitte bestätigen Sie Ihre E-Mail-Adresse",
      text: "Willkommen bei Handbill. Drücken Sie auf den Knopf, um zu bestätigen, dass diese Adresse Ihnen gehört. Bis dahin können Sie planen und schreiben, aber nichts geht hinaus.\n\nDer Link gilt 7 Tage. Haben Sie kein Konto angelegt, ist nichts zu tun.",
      button: "Adresse bestätigen",
    },
    change: {
      subject: "Bitte bestätigen Sie Ihre neue E-Mail-Adresse",
      text: "Jemand möchte diese Adresse für sein Konto bei Handbill verwenden. Waren Sie das, dann drücken Sie auf den Knopf: Von da an melden Sie sich mit dieser Adresse an.\n\nDer Link gilt einen Tag. Waren Sie es nicht, ist nichts zu tun.",
      button: "Diese Adresse verwenden",
    },
    reset: {
      subject: "Neues Passwort wählen",
      text: "Jemand hat ein neues Passwort für das Handbill-Konto mit dieser Adresse verlangt. Waren Sie das, dann drücken Sie auf den Knopf und wählen eines. Sie werden dabei überall abgemeldet.\n\nDer Link gilt 30 Minuten und nur einmal. Waren Sie es nicht, ist nichts zu tun: Ihr Passwort bleibt, wie es ist.",
      button: "Neues Passwort wählen",
    },
    invitation: {
      subject: "{inviter} lädt Sie zu {business} ein",
      text: "{inviter} möchte, dass Sie in Handbill am Marketing von {business} mitarbeiten. Drücken Sie auf den Knopf, um dabei zu sein.\n\nKennen Sie den Namen nicht, ist nichts zu tun.",
      button: "Mitmachen",
    },
    notice: {
      subject: "In Ihrem Konto hat sich etwas geändert",
      advice:
        "Waren Sie das, ist nichts zu tun. Sonst wählen Sie bitte sofort ein neues Passwort, mit „Forgot your password?“ auf der Seite zum Anmelden: Damit werden alle abgemeldet.",
    },
    events: {
      password_changed:
        "Das Passwort Ihres Handbill-Kontos wurde geändert. Alle anderen Geräte wurden dabei abgemeldet.",
      email_change_asked:
        "Jemand, der an Ihrem Handbill-Konto angemeldet ist, möchte dafür eine andere E-Mail-Adresse verwenden. Es ändert sich nichts, bevor die neue Adresse bestätigt ist.",
      email_changed:
        "Ihr Handbill-Konto hat jetzt eine andere E-Mail-Adresse. Mit dieser hier kann man sich nicht mehr anmelden.",
      two_factor_on: "Beim Anmelden an Ihrem Handbill-Konto wird jetzt auch nach einem Code gefragt.",
      two_factor_off: "Beim Anmelden an Ihrem Handbill-Konto wird nicht mehr nach einem Code gefragt.",
      passkey_added: "Zu Ihrem Handbill-Konto kam ein Passkey hinzu.",
      passkey_removed: "Aus Ihrem Handbill-Konto wurde ein Passkey entfernt.",
      api_key_made: "Für Ihr Handbill-Konto wurde ein API-Schlüssel erstellt.",
      api_key_revoked: "Ein API-Schlüssel Ihres Handbill-Kontos wurde widerrufen.",
      elsewhere_connected: "An Ihrem Handbill-Konto kann man sich jetzt auch mit einem Konto anderswo anmelden.",
      elsewhere_disconnected: "Ein Konto anderswo führt nicht mehr in Ihr Handbill-Konto.",
    },
    why: "Sie bekommen diese E-Mail, weil diese Adresse bei Handbill eingetragen wurde. Sie wirbt für nichts.",
  },
  pt: {
    confirm: {
      subject: "Confirme o seu endereço de email",
      text: "Boas-vindas ao Handbill. Toque no botão para confirmar que este endereço é seu. Até lá pode planear e escrever, mas nada é enviado.\n\nO link vale 7 dias. Se não criou nenhuma conta, não é preciso fazer nada.",
      button: "Confirmar o endereço",
    },
    change: {
      subject: "Confirme o seu novo endereço de email",
      text: "Alguém pediu para usar este endereço na sua conta do Handbill. Se foi a própria pessoa, toque no botão: a partir daí entra com este endereço.\n\nO link vale um dia. Se não foi, não é preciso fazer nada.",
      button: "Usar este endereço",
    },
    reset: {
      subject: "Escolha uma nova palavra-passe",
      text: "Alguém pediu uma nova palavra-passe para a conta do Handbill com este endereço. Se foi a própria pessoa, toque no botão e escolha uma. Todas as sessões serão terminadas.\n\nO link vale 30 minutos, uma só vez. Se não foi, não é preciso fazer nada: a palavra-passe fica como está.",
      button: "Escolher a palavra-passe",
    },
    invitation: {
      subject: "{inviter} convida-o para {business}",
      text: "{inviter} gostaria de contar consigo no marketing de {business} no Handbill. Toque no botão para participar.\n\nSe não conhece este nome, não é preciso fazer nada.",
      button: "Participar",
    },
    notice: {
      subject: "Algo mudou na sua conta",
      advice:
        "Se foi a própria pessoa, não é preciso fazer nada. Se não foi, escolha já uma nova palavra-passe com “Forgot your password?” na página de entrada: assim todas as sessões terminam.",
    },
    events: {
      password_changed:
        "A palavra-passe da sua conta do Handbill foi alterada. As sessões nos outros dispositivos terminaram.",
      email_change_asked:
        "Alguém com sessão iniciada na sua conta do Handbill pediu para usar outro endereço de email. Nada muda antes de o novo endereço ser confirmado.",
      email_changed: "A sua conta do Handbill tem agora outro endereço de email. Com este já não é possível entrar.",
      two_factor_on: "A entrada na sua conta do Handbill passa a pedir também um código.",
      two_factor_off: "A entrada na sua conta do Handbill já não pede um código.",
      passkey_added: "Foi adicionada uma chave de acesso à sua conta do Handbill.",
      passkey_removed: "Foi removida uma chave de acesso da sua conta do Handbill.",
      api_key_made: "Foi criada uma chave de API para a sua conta do Handbill.",
      api_key_revoked: "Foi revogada uma chave de API da sua conta do Handbill.",
      elsewhere_connected: "Agora também se pode entrar na sua conta do Handbill com uma conta de outro serviço.",
      elsewhere_disconnected: "Uma conta de outro serviço deixou de dar acesso à sua conta do Handbill.",
    },
    why: "Recebe este email porque este endereço foi indicado no Handbill. Não faz publicidade a nada.",
  },
  es: {
    confirm: {
      subject: "Confirme su dirección de correo",
      text: "Le damos la bienvenida a Handbill. Toque el botón para confirmar que esta dirección es suya. Hasta entonces puede planear y escribir, pero no sale nada.\n\nEl enlace vale 7 días. Si no creó ninguna cuenta, no haga nada.",
      button: "Confirmar mi dirección",
    },
    change: {
      subject: "Confirme su nueva dirección de correo",
      text: "Alguien pidió usar esta dirección para su cuenta de Handbill. Si fue usted, toque el botón: desde entonces entrará con esta dirección.\n\nEl enlace vale un día. Si no fue usted, no haga nada.",
      button: "Usar esta dirección",
    },
    reset: {
      subject: "Elija una contraseña nueva",
      text: "Alguien pidió una contraseña nueva para la cuenta de Handbill con esta dirección. Si fue usted, toque el botón y elija una. Se cerrarán todas las sesiones.\n\nEl enlace vale 30 minutos, una sola vez. Si no fue usted, no haga nada: su contraseña sigue igual.",
      button: "Elegir la contraseña",
    },
    invitation: {
      subject: "{inviter} le invita a {business}",
      text: "A {inviter} le gustaría que colaborase en el marketing de {business} en Handbill. Toque el botón para participar.\n\nSi no conoce ese nombre, no haga nada.",
      button: "Participar",
    },
    notice: {
      subject: "Algo ha cambiado en su cuenta",
      advice:
        "Si fue usted, no tiene que hacer nada. Si no, elija enseguida una contraseña nueva con «Forgot your password?» en la página de entrada: así se cierran todas las sesiones.",
    },
    events: {
      password_changed:
        "Se cambió la contraseña de su cuenta de Handbill. Se cerraron las sesiones en los demás dispositivos.",
      email_change_asked:
        "Alguien con la sesión abierta en su cuenta de Handbill pidió usar otra dirección de correo. Nada cambia hasta que se confirme la dirección nueva.",
      email_changed: "Su cuenta de Handbill tiene ahora otra dirección de correo. Con esta ya no se puede entrar.",
      two_factor_on: "Para entrar en su cuenta de Handbill ahora se pide también un código.",
      two_factor_off: "Para entrar en su cuenta de Handbill ya no se pide un código.",
      passkey_added: "Se añadió una llave de acceso a su cuenta de Handbill.",
      passkey_removed: "Se quitó una llave de acceso de su cuenta de Handbill.",
      api_key_made: "Se creó una clave de API para su cuenta de Handbill.",
      api_key_revoked: "Se revocó una clave de API de su cuenta de Handbill.",
      elsewhere_connected: "Ahora también se puede entrar en su cuenta de Handbill con una cuenta de otro servicio.",
      elsewhere_disconnected: "Una cuenta de otro servicio ya no da acceso a su cuenta de Handbill.",
    },
    why: "Recibe este correo porque esta dirección se indicó en Handbill. No hace publicidad de nada.",
  },
  fr: {
    confirm: {
      subject: "Confirmez votre adresse e-mail",
      text: "Bienvenue sur Handbill. Appuyez sur le bouton pour confirmer que cette adresse est la vôtre. D'ici là, vous pouvez planifier et écrire, mais rien ne part.\n\nLe lien est valable 7 jours. Si vous n'avez pas créé de compte, ne faites rien.",
      button: "Confirmer mon adresse",
    },
    change: {
      subject: "Confirmez votre nouvelle adresse e-mail",
      text: "Quelqu'un souhaite utiliser cette adresse pour son compte Handbill. Si c'était vous, appuyez sur le bouton : dès lors, vous vous connectez avec cette adresse.\n\nLe lien est valable un jour. Si ce n'était pas vous, ne faites rien.",
      button: "Utiliser cette adresse",
    },
    reset: {
      subject: "Choisissez un nouveau mot de passe",
      text: "Quelqu'un a demandé un nouveau mot de passe pour le compte Handbill de cette adresse. Si c'était vous, appuyez sur le bouton et choisissez-en un. Vous serez alors déconnecté partout.\n\nLe lien est valable 30 minutes, une seule fois. Si ce n'était pas vous, ne faites rien : votre mot de passe reste le même.",
      button: "Choisir un mot de passe",
    },
    invitation: {
      subject: "{inviter} vous invite à {business}",
      text: "{inviter} aimerait que vous participiez au marketing de {business} dans Handbill. Appuyez sur le bouton pour rejoindre l'équipe.\n\nSi ce nom ne vous dit rien, ne faites rien.",
      button: "Rejoindre",
    },
    notice: {
      subject: "Quelque chose a changé dans votre compte",
      advice:
        "Si c'était vous, il n'y a rien à faire. Sinon, choisissez tout de suite un nouveau mot de passe avec « Forgot your password? » sur la page de connexion : tout le monde est alors déconnecté.",
    },
    events: {
      password_changed:
        "Le mot de passe de votre compte Handbill a été changé. Les autres appareils ont été déconnectés.",
      email_change_asked:
        "Quelqu'un de connecté à votre compte Handbill a demandé à utiliser une autre adresse e-mail. Rien ne change avant que la nouvelle adresse soit confirmée.",
      email_changed:
        "Votre compte Handbill a maintenant une autre adresse e-mail. Celle-ci ne permet plus de se connecter.",
      two_factor_on: "La connexion à votre compte Handbill demande désormais aussi un code.",
      two_factor_off: "La connexion à votre compte Handbill ne demande plus de code.",
      passkey_added: "Une clé d'accès a été ajoutée à votre compte Handbill.",
      passkey_removed: "Une clé d'accès a été retirée de votre compte Handbill.",
      api_key_made: "Une clé d'API a été créée pour votre compte Handbill.",
      api_key_revoked: "Une clé d'API de votre compte Handbill a été révoquée.",
      elsewhere_connected:
        "On peut désormais aussi se connecter à votre compte Handbill avec un compte d'un autre service.",
      elsewhere_disconnected: "Un compte d'un autre service ne donne plus accès à votre compte Handbill.",
    },
    why: "Vous recevez cet e-mail parce que cette adresse a été saisie sur Handbill. Il ne fait aucune publicité.",
  },
};
