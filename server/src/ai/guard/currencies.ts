/** Signs and words for money, each with the codes it can stand for. */
const SIGNS: readonly (readonly [string, readonly string[]])[] = [
  ["€|euros?|يورو|ユーロ", ["EUR"]],
  ["£|quid|pounds sterling", ["GBP"]],
  ["pounds?|libras?", ["GBP", "EGP"]],
  [
    "us\\$|ca\\$|a\\$|\\$|dollars?|dólares|dólar|دولار(?:ًا|ات)?|ドル",
    ["USD", "CAD", "AUD", "NZD", "MXN", "SGD", "HKD", "ARS", "CLP", "COP"],
  ],
  ["¥|￥|円|yen|yuan|元|ين", ["JPY", "CNY"]],
  ["r\\$|reais|real", ["BRL"]],
  ["جنيهات|جنيهًا|جنيها|جنيه|ج\\.م\\.?|l\\.?e\\.?", ["EGP", "GBP", "SDG"]],
  ["ريالًا|ريالات|ريال|ر\\.س\\.?", ["SAR", "QAR", "OMR", "YER"]],
  ["دراهم|درهمًا|درهم", ["AED", "MAD"]],
  ["دينارًا|دينار|دنانير", ["KWD", "BHD", "JOD", "TND", "DZD", "IQD", "LYD"]],
  ["₹|rupees?", ["INR", "PKR"]],
  ["₺", ["TRY"]],
  ["₽", ["RUB"]],
  ["₩|원", ["KRW"]],
  ["zł", ["PLN"]],
  ["kč", ["CZK"]],
  ["kronor|kroner|kr", ["SEK", "NOK", "DKK", "ISK"]],
  ["franken|francs?|fr\\.|sfr", ["CHF"]],
  ["pesos?", ["MXN", "ARS", "CLP", "COP", "PHP"]],
];

const CODES =
  "EUR|GBP|USD|CAD|AUD|NZD|JPY|CNY|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|TRY|EGP|SAR|AED|QAR|KWD|BHD|JOD|MAD|TND|INR|PKR|BRL|MXN|ARS|CLP|COP|KRW|SGD|HKD|ZAR|ILS|THB|VND|IDR|MYR|PHP|UAH|RUB|ISK";

const words = SIGNS.map(([signs]) => signs).join("|");
const exact = SIGNS.map(([signs, codes]) => [new RegExp(`^(?:${signs})$`, "iu"), codes] as const);

/** What may stand before an amount and after one, longest first where one begins another. */
export const CURRENCY = {
  before: `${CODES}|us\\$|ca\\$|a\\$|r\\$|\\$|€|£|¥|￥|₹|₺|₽|₩|kr|fr\\.|ج\\.م\\.?`,
  after: `${CODES}|${words}`,
};

const remembered = new Map<string, readonly string[]>();

/** The codes that a sign or word can stand for. */
export function currenciesOf(sign: string): readonly string[] {
  const known = remembered.get(sign);
  if (known) return known;
  const upper = sign.toUpperCase();
  const codes = CODES.split("|").includes(upper) ? [upper] : (exact.find(([signs]) => signs.test(sign))?.[1] ?? []);
  if (remembered.size < 200) remembered.set(sign, codes);
  return codes;
}
