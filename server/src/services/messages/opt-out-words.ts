/** What a text message asks of the list of those who get none. */
export type ListWish = "stop" | "start";

/** The seven words of the rules for carriers of the US, and what people say in the languages of the product. */
const STOP =
  `stop stopall quit end revoke optout cancel unsubscribe arret arreter desabonner desinscrire annuler parar sair
  cancelar remover baja alto salir detener stopp abmelden abbestellen ende aufhoren disiscrivi cancella fine
  停止 配信停止 解除 ايقاف إيقاف الغاء إلغاء توقف`.split(/\s+/);
const PHRASES = [
  "opt out",
  "stop all",
  "please stop",
  "stop please",
  "bitte stop",
  "stop bitte",
  "stop sms",
  "stop texting me",
];
const START = `start unstop subscribe comecar iniciar alta empezar anmelden reprendre commencer 再開 登録 ابدأ`.split(
  /\s+/,
);

/** In small letters, without accents and signs around it: "  Arrêt! " is "arret". */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const STOPS = new Set([...STOP, ...PHRASES].map(plain));
const STARTS = new Set(START.map(plain));
/** Whoever writes more than that writes a message. */
const LONGEST = 40;

/** The whole message is the word: "Stop by at seven?" is a question. */
export function wishIn(text: string): ListWish | undefined {
  if (text.length > LONGEST) return undefined;
  const said = plain(text);
  if (STOPS.has(said)) return "stop";
  return STARTS.has(said) ? "start" : undefined;
}

const EN: Record<ListWish, string> = {
  stop: "{name}: You get no more text messages from us. Text START to get them again.",
  start: "{name}: You get text messages from us again. Text STOP to end them.",
};
const WORDS: Record<string, Record<ListWish, string>> = {
  pt: {
    stop: "{name}: Não recebe mais mensagens nossas. Envie START para as receber de novo.",
    start: "{name}: Volta a receber mensagens nossas. Envie STOP para terminar.",
  },
  es: {
    stop: "{name}: No recibirá más mensajes nuestros. Envíe START para recibirlos de nuevo.",
    start: "{name}: Vuelve a recibir mensajes nuestros. Envíe STOP para terminar.",
  },
  de: {
    stop: "{name}: Sie bekommen keine SMS mehr von uns. Mit START bekommen Sie wieder welche.",
    start: "{name}: Sie bekommen wieder SMS von uns. Mit STOP endet das.",
  },
  fr: {
    stop: "{name} : vous ne recevrez plus nos SMS. Envoyez START pour les recevoir de nouveau.",
    start: "{name} : vous recevez de nouveau nos SMS. Envoyez STOP pour arrêter.",
  },
};

/** The one message that says so, in a language that its reader may know. */
export const confirmationOf = (wish: ListWish, language: string, name: string): string =>
  (WORDS[language.split("-", 1)[0] ?? ""] ?? EN)[wish].replace("{name}", () => name.slice(0, 30));
