type Words = {
  more: string;
  seeMore: string;
  like: string;
  comment: string;
  share: string;
  repost: string;
  send: string;
  now: string;
  sponsored: string;
  toMe: string;
};

const ENGLISH: Words = {
  more: "… more",
  seeMore: "… See more",
  like: "Like",
  comment: "Comment",
  share: "Share",
  repost: "Repost",
  send: "Send",
  now: "now",
  sponsored: "Sponsored",
  toMe: "to me",
};

const names = (line: string): Words => {
  const [more, seeMore, like, comment, share, repost, send, now, sponsored, toMe] = line.split("|");
  return Object.assign({ ...ENGLISH }, { more, seeMore, like, comment, share, repost, send, now, sponsored, toMe });
};

/** The words of the networks themselves, as people see them who read in that language. In the order of `ENGLISH`. */
const WORDS: Record<string, Words> = {
  en: ENGLISH,
  pt: names("… mais|… Ver mais|Gosto|Comentar|Partilhar|Republicar|Enviar|agora|Patrocinado|para mim"),
  "pt-BR": names("… mais|… Ver mais|Curtir|Comentar|Compartilhar|Republicar|Enviar|agora|Patrocinado|para mim"),
  es: names("… más|… Ver más|Me gusta|Comentar|Compartir|Republicar|Enviar|ahora|Patrocinado|para mí"),
  fr: names("… plus|… Voir plus|J’aime|Commenter|Partager|Republier|Envoyer|à l’instant|Sponsorisé|à moi"),
  de: names("… mehr|… Mehr ansehen|Gefällt mir|Kommentieren|Teilen|Reposten|Senden|jetzt|Gesponsert|an mich"),
  it: names("… altro|… Altro|Mi piace|Commenta|Condividi|Ripubblica|Invia|ora|Sponsorizzato|a me"),
  nl: names("… meer|… Meer weergeven|Vind ik leuk|Reageren|Delen|Reposten|Verzenden|nu|Gesponsord|aan mij"),
  ar: names("… المزيد|… عرض المزيد|أعجبني|تعليق|مشاركة|إعادة نشر|إرسال|الآن|مُموَّل|إليّ"),
  ja: names("… 続きを読む|… もっと見る|いいね！|コメント|シェア|再投稿|送信|たった今|スポンサー|自分宛て"),
};

/** What the networks say around a text: in its language where it is known here, else in English. */
export const networkWords = (language: string): Words =>
  WORDS[language] ?? WORDS[new Intl.Locale(language).language] ?? ENGLISH;
