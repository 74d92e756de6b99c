import type { ResultRow } from "../brief.ts";
import { numberOf } from "../unknown-values.ts";
import type { Context } from "./context.ts";

type Words = { beat(winner: string, loser: string): string; open(topic: string): string };

/** What was learned, in the language of the business: without numbers, which stand beside it. */
const WORDS: Readonly<Record<string, Words>> = {
  en: {
    beat: (winner, loser) => `“${winner}” did better than “${loser}”, so this plan has more of its kind.`,
    open: (topic) => `“${topic}” is what most is known of. Nothing has won yet, so this plan goes on trying.`,
  },
  de: {
    beat: (winner, loser) => `„${winner}“ kam besser an als „${loser}“. Davon hat dieser Plan mehr.`,
    open: (topic) => `Von „${topic}“ wissen wir am meisten. Gewonnen hat noch nichts, also probieren wir weiter.`,
  },
  pt: {
    beat: (winner, loser) => `“${winner}” resultou melhor do que “${loser}”, por isso este plano tem mais desse tipo.`,
    open: (topic) =>
      `É de “${topic}” que mais se sabe. Ainda nada ganhou, por isso este plano continua a experimentar.`,
  },
  ja: {
    beat: (winner, loser) => `「${winner}」は「${loser}」より反応がよかったため、同じ方向の内容を増やします。`,
    open: (topic) => `いちばん結果がわかっているのは「${topic}」です。まだ差は出ていないので、引き続き試します。`,
  },
  ar: {
    beat: (winner, loser) => `حقق «${winner}» نتيجة أفضل من «${loser}»، لذلك تكثر هذه الخطة من مثله.`,
    open: (topic) => `أكثر ما نعرف نتائجه هو «${topic}». لم يتفوق شيء بعد، لذلك تواصل هذه الخطة التجربة.`,
  },
};

const MOST = 3;

/** What earlier results say: who beat whom; where nobody did, what most is known of. Nothing without results. */
export function evidenceOf({ bank, brief }: Context): Record<string, unknown>[] {
  const { contents, better } = brief.results;
  const words = WORDS[bank.code] ?? WORDS["en"];
  if (!words) return [];
  const rows = new Map(contents.map((row) => [row.id, row]));
  const won = better.flatMap(({ winner, loser, metric }) => {
    const [first, second] = [rows.get(winner), rows.get(loser)];
    if (!first || !second) return [];
    return entry(words.beat(first.topic, second.topic), [first, second], metric);
  });
  const [best] = contents;
  if (won.length > 0 || !best) return won.slice(0, MOST);
  return entry(words.open(best.topic), [best], Object.keys(best.metrics).at(-1) ?? "");
}

function entry(statement: string, rows: readonly ResultRow[], metric: string): Record<string, unknown>[] {
  const value = numberOf(rows[0]?.metrics[metric]);
  return value === null ? [] : [{ statement, resultIds: rows.map(({ id }) => id), metric, value }];
}
