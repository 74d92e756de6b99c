/** What a hosted page says of itself, in the language of the business. */
export type PageWords = {
  toContent: string;
  offers: string;
  goodToKnow: string;
  posts: string;
  contact: string;
  /** To the form by which people enter themselves. */
  subscribe: string;
  /** To the form by which people write. */
  write: string;
  imprint: string;
  feed: string;
  back: string;
  website: string;
  map: string;
  updated: string;
  gone: string;
  goneText: string;
  toPage: string;
};

const en: PageWords = {
  toContent: "Skip to the content",
  offers: "Offers",
  goodToKnow: "Good to know",
  posts: "News",
  contact: "Contact",
  subscribe: "News by email",
  write: "Write to us",
  imprint: "Imprint",
  feed: "Follow by RSS",
  back: "All news",
  website: "Website",
  map: "On the map",
  updated: "Updated",
  gone: "This page is not there any more",
  goneText: "It was taken down by the business.",
  toPage: "To the start page",
};

const WORDS: Record<string, PageWords> = {
  en,
  de: {
    toContent: "Zum Inhalt",
    offers: "Angebote",
    goodToKnow: "Gut zu wissen",
    posts: "Neues",
    contact: "Kontakt",
    subscribe: "Neues per E-Mail",
    write: "Nachricht schreiben",
    imprint: "Impressum",
    feed: "Per RSS folgen",
    back: "Alle Neuigkeiten",
    website: "Website",
    map: "Auf der Karte",
    updated: "Aktualisiert",
    gone: "Diese Seite gibt es nicht mehr",
    goneText: "Der Betrieb hat sie vom Netz genommen.",
    toPage: "Zur Startseite",
  },
  fr: {
    toContent: "Aller au contenu",
    offers: "Offres",
    goodToKnow: "Bon à savoir",
    posts: "Actualités",
    contact: "Contact",
    subscribe: "Nouvelles par e-mail",
    write: "Nous écrire",
    imprint: "Mentions légales",
    feed: "Suivre par RSS",
    back: "Toutes les actualités",
    website: "Site web",
    map: "Sur la carte",
    updated: "Mis à jour",
    gone: "Cette page n’existe plus",
    goneText: "L’entreprise l’a retirée.",
    toPage: "Vers la page d’accueil",
  },
  es: {
    toContent: "Ir al contenido",
    offers: "Ofertas",
    goodToKnow: "Bueno saberlo",
    posts: "Novedades",
    contact: "Contacto",
    subscribe: "Novedades por correo",
    write: "Escríbanos",
    imprint: "Aviso legal",
    feed: "Seguir por RSS",
    back: "Todas las novedades",
    website: "Sitio web",
    map: "En el mapa",
    updated: "Actualizado",
    gone: "Esta página ya no existe",
    goneText: "El negocio la ha retirado.",
    toPage: "A la página de inicio",
  },
  pt: {
    toContent: "Ir para o conteúdo",
    offers: "Ofertas",
    goodToKnow: "Bom saber",
    posts: "Novidades",
    contact: "Contacto",
    subscribe: "Novidades por email",
    write: "Escreva-nos",
    imprint: "Informação legal",
    feed: "Seguir por RSS",
    back: "Todas as novidades",
    website: "Sítio web",
    map: "No mapa",
    updated: "Atualizado",
    gone: "Esta página já não existe",
    goneText: "O negócio retirou-a.",
    toPage: "Para a página inicial",
  },
  it: {
    toContent: "Vai al contenuto",
    offers: "Offerte",
    goodToKnow: "Buono a sapersi",
    posts: "Novità",
    contact: "Contatti",
    subscribe: "Novità via email",
    write: "Scriveteci",
    imprint: "Note legali",
    feed: "Segui via RSS",
    back: "Tutte le novità",
    website: "Sito web",
    map: "Sulla mappa",
    updated: "Aggiornato",
    gone: "Questa pagina non esiste più",
    goneText: "L’attività l’ha rimossa.",
    toPage: "Alla pagina iniziale",
  },
  nl: {
    toContent: "Naar de inhoud",
    offers: "Aanbiedingen",
    goodToKnow: "Goed om te weten",
    posts: "Nieuws",
    contact: "Contact",
    subscribe: "Nieuws per e-mail",
    write: "Schrijf ons",
    imprint: "Colofon",
    feed: "Volgen via RSS",
    back: "Al het nieuws",
    website: "Website",
    map: "Op de kaart",
    updated: "Bijgewerkt",
    gone: "Deze pagina bestaat niet meer",
    goneText: "Het bedrijf heeft haar weggehaald.",
    toPage: "Naar de startpagina",
  },
  ja: {
    toContent: "本文へ",
    offers: "ご案内",
    goodToKnow: "お知らせ事項",
    posts: "新着情報",
    contact: "お問い合わせ",
    subscribe: "メールでお知らせを受け取る",
    write: "お問い合わせ",
    imprint: "運営者情報",
    feed: "RSSで購読",
    back: "新着情報一覧",
    website: "ウェブサイト",
    map: "地図で見る",
    updated: "更新",
    gone: "このページは公開を終了しました",
    goneText: "お店がこのページを取り下げました。",
    toPage: "トップページへ",
  },
  ar: {
    toContent: "إلى المحتوى",
    offers: "العروض",
    goodToKnow: "معلومات تهمك",
    posts: "الأخبار",
    contact: "تواصل معنا",
    subscribe: "الأخبار بالبريد الإلكتروني",
    write: "راسلونا",
    imprint: "بيانات الناشر",
    feed: "تابعنا عبر RSS",
    back: "كل الأخبار",
    website: "الموقع",
    map: "على الخريطة",
    updated: "آخر تحديث",
    gone: "هذه الصفحة لم تعد موجودة",
    goneText: "أزالها صاحب العمل.",
    toPage: "إلى الصفحة الرئيسية",
  },
};

/** English where we do not speak the language. */
export const wordsIn = (language: string): PageWords => WORDS[language.split("-", 1)[0] ?? ""] ?? en;
