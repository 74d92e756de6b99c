import { createHash } from "node:crypto";
import { loadavg } from "node:os";
import { createLeakCheck, allowListOf, inspect } from "../server/src/ai/guard/output.ts";
import { readCompletion } from "../server/src/ai/completion.ts";
import { contentOrder } from "../server/src/ai/content-writer.ts";
import { sanitiseAll } from "../server/src/ai/guard/input.ts";
import { scoreInput } from "../server/src/ai/guard/score.ts";
import { parseAnswer } from "../server/src/ai/json/parse-answer.ts";
import { render } from "../server/src/ai/prompt-builder.ts";
import { checkContent, tidyFields } from "../server/src/ai/rules/content-rules.ts";
import { loadLanguageCheck } from "../server/src/ai/rules/language.ts";
import { contextOf, ownWords } from "../server/src/ai/rules/trade/context.ts";
import { ANSWER_RULES } from "../server/src/ai/rules/trade/trade.ts";
import { checkContentAnswer } from "../server/src/ai/schema-validator.ts";
import { MODEL, NONCE } from "./support/ai-layer.ts";
import { campaigns, taskFor } from "./support/content-task.ts";
import { mean, quantile } from "./support/pairs.ts";

/*
 * Where the time of the AI layer goes: its parts in the order in which one content goes through them, so that each meets the
 * processor's caches as the others left them. A part that is measured alone in a loop looks twice as fast as it is.
 */

const RUNS = 1000;
const WARM_UP = 400;
const task = taskFor("email");
const language = await loadLanguageCheck();
const body = Buffer.from(
  JSON.stringify({
    model: MODEL,
    choices: [{ index: 0, message: { role: "assistant", content: task.answer }, finish_reason: "stop" }],
    usage: { prompt_tokens: 2100, completion_tokens: 320 },
  }),
);
const record = { id: "x", issues: [], repairs: [], raw: createHash("sha256").update(body).digest("hex") };

const spent = new Map<string, number[]>();

/** Runs one part and writes down what it took, in microseconds. */
function part<T>(name: string, act: () => T): T {
  const startedAt = performance.now();
  const result = act();
  const took = (performance.now() - startedAt) * 1000;
  const all = spent.get(name);
  if (all) all.push(took);
  else spent.set(name, [took]);
  return result;
}

const nextRequest = campaigns(task.request);

function once(): void {
  const request = nextRequest();
  const order = part("order: facts, clean data, schema", () => contentOrder(request, MODEL));
  part("score of the owner's words", () => scoreInput(order.ownTexts));
  part("render: fence, hash", () => render(order.draft, NONCE, { corrections: [], short: false }));
  const leaks = part("leak check: make", () => createLeakCheck(order.draft.prompt.system, NONCE));
  part("body to completion", () => readCompletion(body));
  const parsed = part("answer: parse, coerce, schema", () => parseAnswer(task.answer, order.draft.shape));
  if (!parsed.ok) throw new Error("The answer must be readable.");
  const answer = part("answer: clean", () => sanitiseAll(parsed.value));
  const allow = part("allow list of the owner's words", () => allowListOf(ownWords(request)));
  const fields = part("limits of the channel", () => {
    const tidy = tidyFields(request.content.channel, { ...answer.fields });
    return checkContent(request.content.channel, tidy).fields;
  });
  const context = part("rules: context", () => contextOf({ ...request, fields, language }));
  for (const rule of ANSWER_RULES) part(`rule: ${rule.id}`, () => rule.find(context));
  part("inspect: links, contacts, markup, secrets", () => inspect(context.parts, { allow, leaks: () => false }));
  part("inspect: leaks", () => context.parts.some(({ text }) => leaks(text)));
  part("ledger: hash of a row", () => createHash("sha256").update(JSON.stringify(record)).digest("hex"));
  part("(all checks of an answer together)", () =>
    checkContentAnswer(task.answer, order.draft.shape, request, { leaks, language }),
  );
}

for (let run = 0; run < WARM_UP; run += 1) once();
spent.clear();
for (let run = 0; run < RUNS; run += 1) once();

const us = (value: number): string => value.toFixed(0).padStart(6);
const rows = [...spent].map(([name, all]) => [
  name,
  { p50: us(quantile(all, 0.5)), p99: us(quantile(all, 0.99)), mean: us(mean(all)) },
]);
console.log(`\nParts of the AI layer in microseconds, ${RUNS} contents, load ${loadavg()[0]?.toFixed(1)}`);
console.table(Object.fromEntries(rows));
