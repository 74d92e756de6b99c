import { latin1, plain, type RealMail, typed } from "./build.ts";

/** Texts in the letters of the world. */
export const LETTERS: RealMail[] = [
  plain("no MIME at all", {}, "Hello", { text: "Hello", subject: "Bread", messageId: "<1@x.example>" }),
  plain("UTF-8 in 8 bit", typed("text/plain; charset=utf-8"), "Pão às 9", { text: "Pão às 9" }),
  plain(
    "Latin-1, quoted-printable",
    typed("text/plain; charset=iso-8859-1", "quoted-printable"),
    "P=E3o =E0s 9=\r\n h",
    {
      text: "Pão às 9 h",
    },
  ),
  plain("Windows-1252 with its quotes", typed("text/plain; charset=windows-1252"), latin1("\x93Brot\x94 \x80"), {
    text: "“Brot” €",
  }),
  plain("Latin-1 that says nothing", {}, latin1("Gr\xfc\xdfe aus K\xf6ln"), { text: "Grüße aus Köln" }),
  plain("Latin-1 that says it is ASCII", typed("text/plain; charset=us-ascii"), latin1("caf\xe9"), { text: "café" }),
  plain(
    "Japanese, ISO-2022-JP",
    typed("text/plain; charset=iso-2022-jp", "7bit"),
    Buffer.from("\x1b$B%Q%s\x1b(B", "latin1"),
    {
      text: "パン",
    },
  ),
  plain("Japanese, Shift_JIS in base64", typed("text/plain; charset=shift_jis", "base64"), "g3CDkw==", {
    text: "パン",
  }),
  plain("Russian, KOI8-R", typed("text/plain; charset=koi8-r"), latin1("\xe8\xcc\xc5\xc2"), { text: "Хлеб" }),
  plain("Chinese, GB18030", typed("text/plain; charset=gb18030"), latin1("\xc3\xe6\xb0\xfc"), { text: "面包" }),
  plain("Korean, EUC-KR", typed("text/plain; charset=euc-kr"), latin1("\xbb\xa7"), { text: "빵" }),
  plain("Hebrew, ISO-8859-8-I", typed("text/plain; charset=iso-8859-8-i"), latin1("\xec\xe7\xed"), { text: "לחם" }),
  plain("Arabic, Windows-1256", typed("text/plain; charset=windows-1256"), latin1("\xce\xc8\xd2"), { text: "خبز" }),
  plain("a charset that does not exist", typed("text/plain; charset=klingon"), "bread", { text: "bread" }),
  plain("UTF-7, which hides markup", typed("text/plain; charset=utf-7"), "+ADw-script+AD4-", {
    text: "+ADw-script+AD4-",
  }),
  plain("UTF-16", typed("text/plain; charset=utf-16le", "base64"), Buffer.from("Pão", "utf16le").toString("base64"), {
    text: "Pão",
  }),
  plain("a byte order mark", typed("text/plain; charset=utf-8"), "\ufeffHello", { text: "Hello" }),
  plain("flowed lines", typed("text/plain; charset=utf-8; format=flowed"), "one \r\ntwo\r\nthree", {
    text: "one two\nthree",
  }),
  plain("zero bytes and bells", {}, "a\0b\x07c", { text: "abc" }),
  plain("letters that turn the line round", {}, "pay \u202e0001\u202c now", { text: "pay 0001 now" }),
  plain(
    "half an emoji",
    typed("text/plain; charset=utf-16le", "base64"),
    Buffer.from([0x3d, 0xd8, 0x41, 0]).toString("base64"),
    {
      text: "\ufffdA",
    },
  ),
  plain("base64 with rubbish in it", typed("text/plain; charset=utf-8", "base64"), "SGVs\r\n!!bG8=\r\n", {
    text: "Hello",
  }),
  plain("an encoding that does not exist", typed("text/plain", "9bit"), "Hello", { text: "Hello" }),
];
