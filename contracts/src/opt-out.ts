/** How a message says that one can have no more of them. STOP is understood everywhere. */
export const OPT_OUT =
  /\bstop\b|opt[\s-]?out|unsubscribe|\b(?:sair|parar|cancelar|baja|salir|abmelden|désinscri\p{L}*|disiscri\p{L}*)(?!\p{L})|配信停止|停止|إيقاف|ايقاف|إلغاء|الغاء|أوقف/iu;
