/*
 * How orders to a model are worded. An order needs all three of a language: what to do, to what, and whose or which; each
 * alone is everyday marketing ("ignore the hype", "our house rules"). Every expression takes linear time.
 */

export type OrderWords = { verb: RegExp; object: RegExp; which: RegExp };

export const OVERRIDES: readonly OrderWords[] = [
  {
    verb: /\b(?:ignore|disregard|forget|override|bypass|discard|neglect|overrule|set aside|stop following)\b/u,
    object: /\b(?:instructions?|prompts?|rules|guidelines|directions|commands|directives|guardrails|constraints)\b/u,
    which:
      /\b(?:previous|prior|above|earlier|preceding|foregoing|all|any|your|these|those|the system|system|original|initial|safety)\b/u,
  },
  {
    verb: /\b(?:ignorier\p{L}*|vergiss|vergessen|missacht\p{L}*|überschreib\p{L}*|umgeh\p{L}*)/u,
    object: /\b(?:anweisung\p{L}*|regeln|vorgaben|instruktion\p{L}*|systemprompt\p{L}*|prompts?|befehle)/u,
    which: /\b(?:alle|bisherig\p{L}*|vorherig\p{L}*|vorige\p{L}*|obige\p{L}*|frühere\p{L}*|deine|deiner|system\p{L}*)/u,
  },
  {
    verb: /\b(?:ignore[zr]?|oublie[zr]?|néglige[zr]?|contourne[zr]?)\b/u,
    object: /\b(?:instructions?|consignes?|règles|directives|invites?)\b/u,
    which: /(?:précédent|antérieur|ci-dessus|\btoutes\b|\btes\b|\bsystème)/u,
  },
  {
    verb: /\b(?:ignor[ae]\p{L}*|olvid[ae]\p{L}*|omit[ae]\p{L}*|descart[ae]\p{L}*|anul[ae]\p{L}*)/u,
    object: /\b(?:instrucciones|reglas|indicaciones|órdenes|directrices|directivas)\b/u,
    which: /\b(?:anteriores|previas|todas|tus|sistema|arriba)\b/u,
  },
  {
    verb: /\b(?:ignor[ae]\p{L}*|esque[cç][ae]\p{L}*|desconsider[ae]\p{L}*|descart[ae]\p{L}*)/u,
    object: /\b(?:instruções|regras|orientações|ordens|diretrizes|comandos)\b/u,
    which: /\b(?:anteriores|prévias|todas|tuas|sistema|acima)\b/u,
  },
  {
    verb: /\b(?:ignora\p{L}*|dimentica\p{L}*|trascura\p{L}*)/u,
    object: /\b(?:istruzioni|regole|direttive|indicazioni)\b/u,
    which: /\b(?:precedenti|tutte|tue|sistema|sopra)\b/u,
  },
  {
    verb: /\b(?:negeer|vergeet)\b/u,
    object: /\b(?:instructies|regels|opdrachten|aanwijzingen)\b/u,
    which: /\b(?:alle|vorige|eerdere|voorgaande|bovenstaande|systeem)\b/u,
  },
  {
    verb: /(?:ignoruj|zapomnij|pomiń)/u,
    object: /(?:instrukcj|polece|zasad)/u,
    which: /(?:poprzedni|wszystki|powyższ|wcześniejsz)/u,
  },
  {
    verb: /(?:игнорир|забудь|проигнорир)/u,
    object: /(?:инструкц|указани|правил|команд)/u,
    which: /(?:предыдущ|прежни|все\b|системн|выше)/u,
  },
  {
    verb: /(?:yok say|unut|görmezden gel|dikkate alma)/u,
    object: /(?:talimat|kural|komut|yönerge)/u,
    which: /(?:önceki|tüm|yukarıdaki|bütün)/u,
  },
  {
    verb: /(?:無視|忘れ|破棄|上書き)/u,
    object: /(?:指示|命令|プロンプト|ルール|制約)/u,
    which: /(?:これまで|以前|上記|前の|すべて|全て|システム)/u,
  },
  {
    verb: /(?:忽略|无视|無視|忘记|忘掉|忘記)/u,
    object: /(?:指令|指示|提示|规则|規則|命令)/u,
    which: /(?:之前|以上|所有|先前|上述|前面|全部|系统|系統)/u,
  },
  {
    verb: /(?:무시|잊어|잊으)/u,
    object: /(?:지시|명령|지침|프롬프트|규칙)/u,
    which: /(?:이전|위의|모든|앞의|시스템)/u,
  },
  {
    verb: /(?:تجاهل|انسَ?|أهمل|اهمل|تخط)/u,
    object: /(?:التعليمات|تعليمات|الأوامر|القواعد|التوجيهات)/u,
    which: /(?:السابق|أعلاه|جميع|كافة|كل)/u,
  },
  {
    verb: /(?:अनदेखा|नज़रअंदाज़|भूल)/u,
    object: /(?:निर्देश|आदेश|नियम)/u,
    which: /(?:पिछल|उपरोक्त|सभी|पूर्व)/u,
  },
  { verb: /(?:התעלם|תתעלם|שכח)/u, object: /(?:הוראות|הנחיות|כללים)/u, which: /(?:קודמ|הקודמ|כל|לעיל)/u },
];

const THE_INSTRUCTIONS = String.raw`(?:(?:system|initial|original|hidden|secret) (?:prompt|message|instructions?|rules)|your (?:prompt|instructions|rules|guidelines|configuration)|systemprompt|prompt (?:de|do|del) sistema|systemanweisung\p{L}{0,12}|(?:tus|suas|tes|deine) (?:instrucciones|instruções|instructions|anweisungen)|システムプロンプト|系统提示|系統提示|تعليمات النظام|مطالبة النظام|системн\p{L}{0,12} промпт)`;
const SHOW = String.raw`(?:reveal|show|print|repeat|output|display|leak|quote|expose|recite|translate|summari[sz]e|zeig\p{L}{0,12}|gib|verrate\p{L}{0,12}|muestra|revela|mostre|revele|imprime|affiche|révèle|表示|出力|教えて|显示|顯示|输出|اعرض|اطبع|اكشف|покажи|выведи)`;

/** Without one of these words nobody asks for the instructions, and without one of the next nobody steers the answer. */
export const INSTRUCTIONS =
  /prompt|instruc|instruç|rules|guideline|config|message|anweisung|プロンプト|提示|تعليمات|النظام|промпт/;
export const REPLY = /answer|respon|reply|output|antwort|respuesta|réponse|resposta|回答|返答|ردك|إجابتك/;

/** Asking for the instructions, in either order of the words. */
export const PROMPT_REQUEST = new RegExp(`${SHOW}.{0,60}${THE_INSTRUCTIONS}|${THE_INSTRUCTIONS}.{0,30}${SHOW}`, "u");

/** Giving the model another part to play. */
export const NEW_ROLE =
  /\byou are (?:now |no longer )(?:an? |the |in |bound )?(?:dan\b|unrestricted|uncensored|assistant|ai\b|language model|chatbot|hacker|free|developer mode|debug|by )|\bfrom now on,? you (?:are|will|must|shall)\b|\b(?:act|behave|respond) as (?:an? |the )?(?:ai\b|assistant|language model|hacker|terminal|unrestricted|dan\b|linux)|\bpretend (?:to be|that you are|you are) (?:an? )?(?:ai\b|assistant|model|hacker|unrestricted|another)|\b(?:developer|debug|god|jailbreak) mode (?:on|enabled|activated)\b|\bdo anything now\b|\bnew (?:system )?instructions?\s*:|\bend of (?:the )?(?:data|prompt|instructions|user input)\b|\bdu bist (?:jetzt|nun|ab sofort) (?:ein|eine|kein|keine) (?:ki|assistent|hacker|uneingeschränkt)|\bahora eres (?:un|una) (?:ia|asistente|modelo|hacker)|\bagora (?:você é|és) (?:um|uma) (?:ia|assistente|modelo|hacker)|\btu es (?:maintenant|désormais) (?:un|une) (?:ia|assistant|modèle|hacker)|あなたは(?:今から|これから)|你现在是|أنت الآن (?:مساعد|نموذج|ذكاء)/u;

const VERB = String.raw`(?:add|append|augment|begin|change|combine|conclude|convert|embed|encode|end|enhance|expand|format|give|group|include|incorporate|insert|intersperse|jumble|integrate|introduce|mention|misspell|modify|prefix|provide|put|rearrange|remove|replace|respond|rewrite|say|scramble|start|substitute|suggest|swap|use|weave|write)`;
const YOUR_REPLY = String.raw`your (?:entire |whole |next |final )?(?:answer|response|reply|output)`;

/** Telling the model what its answer should hold. */
export const STEERING = new RegExp(
  String.raw`\b(?:in|into|to|of|from|within|at the end of) ${YOUR_REPLY},? \b${VERB}\b|\b${VERB}\b.{0,120}\b(?:in|into|to|of|from|within|for|at the end of|throughout|before|after) ${YOUR_REPLY}\b|^\W{0,3}${VERB} (?:letters (?:of|in) |words (?:of|in) )?${YOUR_REPLY}\b|^\W{0,3}(?:in|within) ${YOUR_REPLY}\b|\bin (?:deiner|ihrer) antwort\b|\ben (?:tu|su) respuesta\b|\bdans (?:ta|votre) réponse\b|\bna (?:tua|sua) resposta\b|(?:回答|返答)の(?:最後|冒頭|中)に|في (?:ردك|إجابتك)`,
  "u",
);

/** Marks that only the machinery around a model writes. */
export const ROLE_TOKENS =
  /<\|[a-z_]{2,30}\|>|\[\/?inst\]|<<\/?sys>>|<\/?(?:system|assistant|developer|instructions?|user_input)>|^\s{0,8}#{2,4} ?(?:system|instructions?|assistant|human|user)\b ?:?|^\s{0,8}(?:system|assistant|developer|human) ?: ?(?:you|ignore|new|override|from|do|always|never|the user)\b|"role" ?: ?"(?:system|assistant|developer)"/mu;

/** Words of an order that are searched for in disguise. */
export const TRIGGERS = [
  "ignore",
  "disregard",
  "override",
  "bypass",
  "reveal",
  "forget",
  "previous",
  "instructions",
  "instruction",
  "guidelines",
  "system",
  "prompt",
] as const;
export const TRIGGER_VERBS: ReadonlySet<string> = new Set([
  "ignore",
  "disregard",
  "override",
  "bypass",
  "reveal",
  "forget",
]);
