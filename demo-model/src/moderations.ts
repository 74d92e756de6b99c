import { digestOf } from "./seed.ts";
import { dictionaryOf, isDictionary, listOf, textOf, type Dictionary } from "./unknown-values.ts";
import { refuse, type Refused } from "./wire.ts";

/** Signs so plain that they need no judgement. A real service sees more: this one knows what tests write. */
const SIGNS: Readonly<Record<string, RegExp | null>> = {
  harassment: /\byou (?:idiot|moron)\b/iu,
  "harassment/threatening": null,
  sexual: null,
  hate: null,
  "hate/threatening": null,
  illicit: /\bbuild a bomb\b/iu,
  "illicit/violent": /\bbuild a bomb\b/iu,
  "self-harm/intent": null,
  "self-harm/instructions": null,
  "self-harm": null,
  "sexual/minors": null,
  violence: /\b(?:kill|murder)\b/iu,
  "violence/graphic": null,
};

function judge(text: string): Dictionary {
  const judged = Object.entries(SIGNS).map(([name, sign]) => [name, sign?.test(text) ?? false] as const);
  return {
    flagged: judged.some(([, flagged]) => flagged),
    categories: Object.fromEntries(judged),
    category_scores: Object.fromEntries(judged.map(([name, flagged]) => [name, flagged ? 0.9871 : 0.0001])),
    category_applied_input_types: Object.fromEntries(judged.map(([name]) => [name, ["text"]])),
  };
}

/** The texts to judge; parts of one input are judged together. */
function readInput(input: unknown): string[] {
  if (typeof input === "string") return [input];
  const parts = listOf(input);
  if (parts.some(isDictionary)) return [parts.map((part) => textOf(dictionaryOf(part)["text"])).join("\n")];
  return parts.map(textOf);
}

/** `POST /v1/moderations`. */
export function moderate(body: unknown): Dictionary | Refused {
  if (!isDictionary(body)) return refuse("We could not parse the JSON body of your request.");
  const texts = readInput(body["input"]);
  if (texts.length === 0) return refuse("Missing required parameter: 'input'.", "input", "missing_required_parameter");
  return {
    id: `modr-${digestOf(32, JSON.stringify(texts))}`,
    model: textOf(body["model"]) || "omni-moderation-latest",
    results: texts.map(judge),
  };
}
