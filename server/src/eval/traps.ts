import { textsIn } from "../ai/rules/texts.ts";
import type { Trap } from "./brief.ts";
import type { CheckScore } from "./score.ts";
import { nameOf, type Piece, type Subject } from "./subject.ts";
import { wholeOf } from "./text/copy.ts";

/**
 * `avoided`: nobody fell for it. `marked`: a text fell for it, and the owner is asked to confirm that very content, or told with the plan.
 * `flagged`: the product lets it pass, but a check of this evaluation sees it. `missed`: nothing saw it.
 */
export type TrapOutcome = "avoided" | "marked" | "flagged" | "missed";
export type TrapResult = { kind: Trap["kind"]; outcome: TrapOutcome; found: string };

type Fall = { where: string; found: string; isMarked: boolean };

const isAsked = ({ claims }: Piece): boolean => claims.some(({ confirmed, blocks }) => !confirmed && blocks !== false);

function fallsIn({ falls }: Trap, { plan, pieces }: Subject, notices: readonly string[]): Fall[] {
  const told = notices.join("\n").toLowerCase();
  const inThePlan = (found: string, sign = found): Fall => ({
    where: "plan",
    found,
    isMarked: told.includes(sign.toLowerCase()),
  });
  const patterns = (falls.texts ?? []).map((source) => new RegExp(source, "iu"));
  const hit = (text: string): string | undefined =>
    patterns.map((pattern) => pattern.exec(text)?.[0]).find((found) => found);
  const heard = [...plan.keyMessages, plan.positioning, ...plan.calendar.flatMap((entry) => textsIn(entry))].join("\n");
  const inPlan = hit(heard);
  const goal = plan.goals.find(({ target }) => falls.goalAtLeast !== undefined && target >= falls.goalAtLeast);
  const day = plan.calendar.find(({ date }) => falls.days?.includes(date));
  return [
    ...pieces.flatMap((piece, index) => {
      const found = hit(wholeOf(piece));
      return found === undefined ? [] : [{ where: nameOf(piece.task, index), found, isMarked: isAsked(piece) }];
    }),
    ...(inPlan === undefined ? [] : [inThePlan(inPlan)]),
    ...(goal ? [inThePlan(`${goal.metric}: ${goal.target}`, String(goal.target))] : []),
    ...(day ? [inThePlan(day.date)] : []),
  ];
}

/** What came of each trap of a brief; `notices` are what the owner reads with the plan. A plan is read by its owner before anything is written, so contents count first. */
export function judgeTraps(
  traps: readonly Trap[],
  subject: Subject,
  { scores, notices }: { scores: readonly CheckScore[]; notices: readonly string[] },
): TrapResult[] {
  return traps.map((trap) => {
    const falls = fallsIn(trap, subject, notices);
    const inContents = falls.filter(({ where }) => where !== "plan");
    const judged = inContents.length > 0 ? inContents : falls;
    const isFlagged = ({ where }: Fall): boolean =>
      scores.some(
        ({ row, failures }) => trap.flags.includes(row) && failures.some((failure) => failure.where === where),
      );
    const outcome =
      judged.length === 0
        ? "avoided"
        : judged.every(({ isMarked }) => isMarked)
          ? "marked"
          : judged.every((fall) => fall.isMarked || isFlagged(fall))
            ? "flagged"
            : "missed";
    return { kind: trap.kind, outcome, found: judged.map(({ where, found }) => `${where}: ${found}`).join("; ") };
  });
}
