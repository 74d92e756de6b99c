import { type LanguageData, words } from "./language.ts";

/** Japanese asks at the end of a sentence, so the whole sentence is searched. */
const asks = (...alternatives: string[]): RegExp => new RegExp(`(?:${alternatives.join("|")})`, "u");

export const ja: LanguageData = {
  functionWords: words(
    "の は が を に へ と で も や から まで より か ね よ な だ です ます した して する いる ある ない この その あの どの これ それ こと もの ため など",
  ),
  we: words("私 私たち 当店 当院 わたし 弊社"),
  you: words("あなた 皆さま 皆様 みなさま お客さま お客様"),
  addresses: [
    { name: "です・ます", sign: /(?:です|ます|ました|ません|でした|ましょう|ください)(?=[。！？!?\n]|$)/gu },
    { name: "だ・である", sign: /(?:である|だ|だった|だろう|しよう)(?=[。！？!?\n]|$)/gu },
  ],
  actions: {
    book: asks(
      "ご?予約(?:は|を|くだ|する|受付|できます)",
      "お申し込み",
      "申し込む",
      "ご注文",
      "お買い求め",
      "席を取",
      "日を選",
    ),
    contact: asks(
      "お問い合わせ",
      "お電話",
      "電話でどうぞ",
      "ご相談(?:くだ|を|は)",
      "返信",
      "お知らせください",
      "聞いてください",
      "お尋ねください",
      "ご質問",
      "メッセージ",
    ),
    visit: asks("お越し", "お立ち寄り", "ご来店", "ご来院", "いらして", "お待ちして", "のぞいて", "遊びに来"),
    read: asks("ご覧", "お読み", "詳しく(?:は|見る|読む)", "見る$", "読む$", "クリック"),
    social: asks("保存", "シェア", "コメント", "フォロー", "教えてください"),
  },
  phrases: [
    "現代社会において",
    "忙しい現代",
    "いかがでしょうか",
    "いかがでしたか",
    "まさに",
    "極上の",
    "至福の",
    "ワンランク上",
    "一線を画す",
    "唯一無二",
    "特別なひととき",
    "想像してみて",
    "だけではありません",
    "だけでなく",
    "革命的",
    "圧倒的",
    "シームレス",
    "寄り添い",
    "彩りを添え",
    "扉を開",
    "見逃せません",
    "お見逃しなく",
  ],
  shapes: [{ name: "a closing summary", sign: /(?:^|[。！？\n])(?:まとめると|結論として|総じて)/gu }],
  reading: null,
  vowels: /\p{L}/gu,
};
