import type { Job, System } from "@handbill/contracts";

const LEAST_SECONDS = 5;

/** Nobody can be sure to the second: steps of five, of ten, then minutes. */
function inWords(seconds: number): string {
  if (seconds < 30) return `About ${Math.max(1, Math.round(seconds / 5)) * 5} s left`;
  if (seconds < 90) return `About ${Math.round(seconds / 10) * 10} s left`;
  return `About ${Math.round(seconds / 60)} min left`;
}

/**
 * How long a generation will take yet, by how long such ones took lately, or by how fast its pieces come; undefined where
 * that cannot be told, and towards the end, where it would only prove wrong.
 */
export function timeLeft(
  { kind, stage, progress }: Pick<Job, "kind" | "stage" | "progress">,
  elapsedSeconds: number,
  usual: System["usualSeconds"] | undefined,
): string | undefined {
  if (stage === "waiting" || stage === "waiting_for_model") return undefined;
  const ended = progress.done + progress.failed;
  if (progress.total > 1) {
    const left = ended === 0 ? 0 : (elapsedSeconds / ended) * (progress.total - ended);
    return left >= LEAST_SECONDS ? inWords(left) : undefined;
  }
  const left = ((kind === "strategy" ? usual?.strategy : usual?.content) ?? 0) - elapsedSeconds;
  return left >= LEAST_SECONDS ? inWords(left) : undefined;
}

/** Seconds until a generation that waits is tried again, by the server's clock alone; undefined where it does not wait. */
export const waitOf = ({ nextTryAt, createdAt }: Pick<Job, "nextTryAt" | "createdAt">, elapsedSeconds: number) =>
  nextTryAt === undefined
    ? undefined
    : Math.max(0, Math.ceil((Date.parse(nextTryAt) - Date.parse(createdAt)) / 1000 - elapsedSeconds));
