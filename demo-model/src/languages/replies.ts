/** What stands around the owner's facts in a reply to a customer, by language. `{name}` and `{fact}` are filled. */
export type ReplyBank = {
  code: string;
  /** Words that hardly stand in a text of another language. */
  signs: RegExp;
  greeting: string;
  greetingTo: string;
  thanks: string;
  /** For a fact that is kept in another language. */
  quoted: string;
  open: string;
  sorry: string;
  person: string;
  refused: string;
  close: string;
  closeBriefly: string;
  sentenceEnd: string;
  joiner: string;
  /** Told to the owner. */
  unsure: string;
  forPerson: string;
};

export const REPLIES: readonly ReplyBank[] = [
  {
    code: "ja",
    signs: /[\u3040-\u30ff]/gu,
    greeting: "お問い合わせありがとうございます。",
    greetingTo: "{name}様、お問い合わせありがとうございます。",
    thanks: "うれしいお言葉をありがとうございます。",
    quoted: "当店の案内には「{fact}」とあります。",
    open: "こちらの点は確認して、あらためてお返事します。",
    sorry: "ご不便をおかけして申し訳ありません。",
    person: "担当の者が確認して、お返事します。",
    refused: "それについてはお手伝いできません。",
    close: "どうぞよろしくお願いいたします。",
    closeBriefly: "よろしくお願いします。",
    sentenceEnd: "。",
    joiner: "",
    unsure: "この質問の答えはプロフィールにありません。",
    forPerson: "人の確認が必要です。",
  },
  {
    code: "ar",
    signs: /[\u0621-\u064a]{2,}/gu,
    greeting: "مرحبًا،",
    greetingTo: "مرحبًا {name}،",
    thanks: "شكرًا جزيلًا على كلماتك.",
    quoted: "مكتوب لدينا: «{fact}».",
    open: "سأتحقق من هذا الأمر وأعود إليك.",
    sorry: "نعتذر عما حدث.",
    person: "سيتابع أحدنا الأمر ويرد عليك.",
    refused: "لا يمكننا المساعدة في هذا الأمر.",
    close: "مع أطيب التحيات",
    closeBriefly: "تحياتنا",
    sentenceEnd: ".",
    joiner: " ",
    unsure: "لا يوجد جواب لهذا السؤال في الملف.",
    forPerson: "يحتاج هذا إلى شخص.",
  },
  {
    code: "de",
    signs:
      /(?<!\p{L})(?:ich|ist|nicht|und|habt|haben|ihr|sie|wie|wann|was|kann|können|gibt|auch|für|mit|sind|bei|euch|viel|kostet|geöffnet|öffnungszeiten|bitte|danke|hallo|guten|noch|eine?n?)(?!\p{L})/giu,
    greeting: "Guten Tag,",
    greetingTo: "Guten Tag {name},",
    thanks: "vielen Dank für die freundlichen Worte.",
    quoted: "Bei uns steht dazu: „{fact}“.",
    open: "Das kläre ich und melde mich dann.",
    sorry: "Das tut uns leid.",
    person: "Darum kümmert sich jemand von uns und meldet sich.",
    refused: "Dabei können wir nicht helfen.",
    close: "Herzliche Grüße",
    closeBriefly: "Viele Grüße",
    sentenceEnd: ".",
    joiner: " ",
    unsure: "Die Antwort auf eine Frage steht nicht im Profil.",
    forPerson: "Hier muss jemand selbst handeln.",
  },
  {
    code: "pt",
    signs:
      /(?<!\p{L})(?:não|é|vocês?|está|estão|são|têm|tem|uma|para|com|qual|quanto|custa|quando|onde|abert[oa]s?|horário|obrigad[oa]|olá|bom|dia|boa|tarde|gostava|queria|ainda|também|por|favor)(?!\p{L})/giu,
    greeting: "Olá,",
    greetingTo: "Olá {name},",
    thanks: "Muito obrigado pelas suas palavras.",
    quoted: "Nas nossas informações lê-se: «{fact}».",
    open: "Vou confirmar esse ponto e volto a responder.",
    sorry: "Lamentamos o sucedido.",
    person: "Uma pessoa da equipa vai tratar disso e responder.",
    refused: "Nisso não podemos ajudar.",
    close: "Com os melhores cumprimentos",
    closeBriefly: "Até breve",
    sentenceEnd: ".",
    joiner: " ",
    unsure: "A resposta a uma pergunta não está no perfil.",
    forPerson: "Isto precisa de uma pessoa.",
  },
  {
    code: "en",
    signs:
      /(?<!\p{L})(?:the|is|are|you|do|does|have|how|when|what|where|can|could|please|thanks|hello|hi|your|and|there|open|much|still|would|my|it)(?!\p{L})/giu,
    greeting: "Hello,",
    greetingTo: "Hello {name},",
    thanks: "Thank you for your kind words.",
    quoted: "Our own words on this are: “{fact}”.",
    open: "I will check that and come back to you.",
    sorry: "I am sorry about that.",
    person: "One of us will look after it and write to you.",
    refused: "We cannot help with that.",
    close: "Kind regards",
    closeBriefly: "See you soon",
    sentenceEnd: ".",
    joiner: " ",
    unsure: "The answer to a question is not in the profile.",
    forPerson: "A person has to act here.",
  },
];
