import { once } from "node:events";
import { connect } from "node:net";
import type { Config } from "../../core/config.ts";
import { mailProblem } from "../probes.ts";
import { type Finding, finding } from "./finding.ts";

const PATIENCE_MS = 5_000;
const OPENAI = "https://api.openai.com/v1";

export async function examineMail({ mail: { smtpUrl } }: Config): Promise<Finding[]> {
  const say = finding("mail");
  if (smtpUrl === null) return [say("note", "No SMTP_URL: Handbill itself sends no mail.")];
  const problem = await mailProblem(smtpUrl);
  if (problem === null) return [say("well", "The mail server takes our mails.")];
  return [
    say("fault", `The mail server of SMTP_URL cannot be used: ${problem}.`, {
      why: "Without it no address is confirmed and no password is set anew.",
      todo: "Correct SMTP_URL, for instance smtp://user:password@mail.example.com:587; signs such as @ in a password are written %40.",
    }),
  ];
}

export async function examineRedis({ redisUrl }: Config): Promise<Finding[]> {
  const say = finding("redis");
  if (redisUrl === null) return [];
  const { hostname, port } = new URL(redisUrl);
  const socket = connect({ host: hostname, port: Number(port) || 6379, timeout: PATIENCE_MS });
  try {
    await once(socket, "connect", { signal: AbortSignal.timeout(PATIENCE_MS) });
    return [say("well", "Redis takes connections.")];
  } catch {
    return [
      say("fault", `Redis at ${hostname}:${Number(port) || 6379} takes no connection.`, {
        why: "Limits are counted there where REDIS_URL is set; without it each process counts for itself.",
        todo: "Start Redis, correct REDIS_URL, or remove it: then limits are counted in PostgreSQL.",
      }),
    ];
  } finally {
    socket.destroy();
  }
}

/** Asks for the list of models, which costs nothing. */
export async function examineModel({ ai }: Config, defaultModels: readonly string[]): Promise<Finding[]> {
  const say = finding("model");
  if (ai.apiKey === null && ai.baseUrl === null) {
    const todo = "For real texts set OPENAI_API_KEY, or OPENAI_BASE_URL for a model of your own.";
    return [say("note", "The built-in demo model writes.", { todo })];
  }
  const address = (ai.baseUrl ?? OPENAI).replace(/\/$/, "");
  const { host } = new URL(address);
  const answer = await fetch(`${address}/models`, {
    headers: ai.apiKey === null ? {} : { authorization: `Bearer ${ai.apiKey}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
    redirect: "manual",
  }).catch(() => null);
  if (answer === null) {
    return [
      say("fault", `The model's server ${host} cannot be reached.`, {
        why: "Nothing can be planned or written.",
        todo: "Correct OPENAI_BASE_URL (with its version, as http://127.0.0.1:11434/v1), or start that server.",
      }),
    ];
  }
  if (answer.status === 401 || answer.status === 403) {
    const todo = "Make a new key at the provider and set OPENAI_API_KEY.";
    return [
      say("fault", `${host} refuses the key (${answer.status}).`, {
        why: "OPENAI_API_KEY is wrong or was revoked.",
        todo,
      }),
    ];
  }
  if (!answer.ok) return [say("note", `${host} answers ${answer.status} to the question which models it has.`)];
  const wanted = [ai.strategyModel ?? defaultModels[0], ai.contentModel ?? defaultModels[1]].filter((name) => !!name);
  return modelsOf(
    host,
    [...new Set(wanted)].filter((name) => name !== undefined),
    await answer.text(),
  );
}

function modelsOf(host: string, wanted: readonly string[], text: string): Finding[] {
  const say = finding("model");
  const offered = new Set([...text.matchAll(/"id"\s*:\s*"([^"]+)"/g)].flatMap(([, id]) => id ?? []));
  const unknown = wanted.filter((name) => !offered.has(name));
  if (unknown.length === 0) return [say("well", `${host} has ${wanted.join(" and ")}.`)];
  return [
    say("fault", `${host} has no model named ${unknown.join(" and ")}.`, {
      why: "Plans are made by AI_MODEL_STRATEGY, texts are written by AI_MODEL_CONTENT.",
      todo: `Set them to models it has${offered.size > 0 ? `, such as ${[...offered].slice(0, 5).join(", ")}` : ""}.`,
    }),
  ];
}
