/*
 * A model that declines says why in words of its own, in any language and of any length: they are never shown. What they are about
 * is known by a word that stands for it in the languages that owners write in; of anything else nothing is said.
 */
const REASONS: readonly (readonly [words: RegExp, said: string])[] = [
  [
    /\b(medical|medicin\w+|health claim\w*|cures?|curing|treat(ment|s)?\b.{0,40}\b(disease|illness|condition)|heilversprech\w*|medizin\w*|salud|médic\w+|sant[ée]|saúde)|医療|効能|طبي|صحي/iu,
    "a health claim",
  ],
  [
    /\b(investment|guaranteed (returns?|profits?|results?)|financial advice|rendite\w*|anlageberatung|inversi[oó]n|investissement|investimento)|投資|استثمار/iu,
    "a promise about money",
  ],
  [
    /\b(sexual\w*|explicit|nud(e|ity)|adult content|pornogra\w+|sexuel\w*|sexuell\w*)|成人|إباحي/iu,
    "content for adults only",
  ],
  [
    /\b(hat(e|eful|red)|discriminat\w+|harass\w*|slur\w*|diskriminier\w*|discrimina\w+|haine|ódio|odio)|差別|كراهية/iu,
    "something that puts people down",
  ],
  [
    /\b(defam\w+|disparag\w+|competitor'?s?|trademark\w*|copyright\w*|verleumd\w*|difam\w+|diffam\w+)|商標|تشهير/iu,
    "another person or firm",
  ],
  [
    /\b(weapons?|firearms?|drugs?|illegal|violen(ce|t)|waffen?|drogen|armas?|drogas?|armes?|drogues?)|武器|薬物|أسلحة|مخدرات/iu,
    "something dangerous or forbidden",
  ],
  [
    /\b(personal (data|information)|privacy|private information|datenschutz|datos personales|données personnelles|dados pessoais)|個人情報/iu,
    "somebody's personal data",
  ],
];

/** As much as is read of what a model says: a reason stands at the beginning. */
const READ_CHARACTERS = 1_000;

/** What a refusal is about, in words of ours; null where it does not say. */
export function reasonOfRefusal(refusal: string | null): string | null {
  const begin = (refusal ?? "").slice(0, READ_CHARACTERS);
  return REASONS.find(([words]) => words.test(begin))?.[1] ?? null;
}
