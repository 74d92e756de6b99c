import { ERRORS, type AiLog } from "@handbill/contracts";
import { formatAiCost } from "../../../ui/money.ts";
import { repairWords } from "../../../ui/receipt-words.ts";
import { messages } from "../messages.ts";

const number = (value: number): string => value.toLocaleString("en");
const seconds = (ms: number): string => messages.seconds((ms / 1000).toFixed(1));

const tokensOf = (log: AiLog): string =>
  [
    messages.tokensRead(number(log.inputTokens)),
    log.cachedInputTokens > 0 && messages.cached(number(log.cachedInputTokens)),
    log.cacheWriteTokens > 0 && messages.cacheWrite(number(log.cacheWriteTokens)),
    messages.tokensWritten(number(log.outputTokens)),
    log.reasoningTokens > 0 && messages.reasoning(number(log.reasoningTokens)),
  ]
    .filter((part) => part !== false)
    .join(", ");

const costOf = ({ costNanoUsd, costSource, outcome, reservedNanoUsd }: AiLog): string =>
  outcome === "started"
    ? messages.heldBack(formatAiCost(reservedNanoUsd))
    : `${formatAiCost(costNanoUsd)}, ${messages.costSources[costSource]}`;

const timeOf = ({ latencyMs, firstByteMs }: AiLog): string => {
  if (latencyMs === null) return "";
  return firstByteMs === null
    ? seconds(latencyMs)
    : `${seconds(latencyMs)}, ${messages.firstByte(seconds(firstByteMs))}`;
};

const errorOf = ({ errorCode, httpStatus }: AiLog): string => {
  if (errorCode === null) return "";
  return httpStatus === null
    ? ERRORS[errorCode].title
    : `${ERRORS[errorCode].title} ${messages.answered(String(httpStatus))}`;
};

const rowsOf = (log: AiLog): Array<readonly [name: string, value: string]> => [
  [messages.error, errorOf(log)],
  [messages.issues, log.issues.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join(" ")],
  [messages.tokens, tokensOf(log)],
  [messages.cost, costOf(log)],
  [messages.price, log.priceVersion],
  [messages.latency, timeOf(log)],
  [messages.repairs, repairWords(log.repairs)],
  [messages.signs, log.guardFlags.join(", ").replaceAll(/[_-]/g, " ")],
  [messages.model, log.model === null || log.model === log.modelRequested ? "" : messages.askedFor(log.modelRequested)],
  [messages.prompt, messages.promptOf(log.promptId, log.promptVersion, log.promptSha256.slice(0, 12))],
  [messages.schema, `${log.schemaName} (${log.schemaSha256.slice(0, 12)})`],
  [messages.call, log.id],
];

/** Everything the ledger knows about one call. */
export const CallDetails = ({ log }: { log: AiLog }) => (
  <dl className="grid gap-x-4 gap-y-1 rounded-control bg-sunk p-3 sm:grid-cols-[auto_minmax(0,1fr)]">
    {rowsOf(log)
      .filter(([, value]) => value !== "")
      .map(([name, value]) => (
        <div key={name} className="sm:contents">
          <dt className="text-muted">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
  </dl>
);
