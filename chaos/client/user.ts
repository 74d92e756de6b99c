import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Random } from "../support/random.ts";

/** An answer, or that there was none. */
export type Answer = {
  status: number | null;
  data: Record<string, unknown>;
  code: string;
  jobId: string | null;
};

export type User = Awaited<ReturnType<typeof signUpUser>>;

/** Where to send a request now; waits while nobody is there. */
export type Door = () => Promise<string>;

const REQUEST_MS = 45_000;
const TOKEN_MS = 5 * 60_000;
const BREATH_MS = 200;

const NO_ANSWER: Answer = { status: null, data: {}, code: "", jobId: null };

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

function read(status: number, body: string): Answer {
  const parsed: { data?: Record<string, unknown>; code?: string; jobId?: string } = JSON.parse(body || "{}");
  const data = parsed.data ?? {};
  // A running job is answered as itself; a failure and a repetition name it.
  const jobId = text(parsed.jobId) ?? (status === 202 ? text(data["id"]) : null);
  return { status, data, code: parsed.code ?? "", jobId };
}

async function send(url: string, init: RequestInit, leaveAfterMs = REQUEST_MS): Promise<Answer> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(leaveAfterMs) });
    return read(response.status, await response.text());
  } catch {
    return NO_ANSWER; // refused, broken off, or not waited for: whether it was heard is not known
  }
}

async function insist<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await attempt();
    if (found !== undefined) return found;
    await delay(BREATH_MS);
  }
}

/** A user of the product over HTTP, who does not lose patience. */
export async function signUpUser(door: Door, random: Random) {
  const account = {
    name: "Ada",
    email: `${randomUUID()}@example.com`,
    password: "a long password",
  };
  const json = { "content-type": "application/json" };
  let cookie = "";
  let token = "";
  let tokenAt = -Infinity;

  const signIn = (path: string) => async (): Promise<string | undefined> => {
    try {
      const response = await fetch(`${await door()}/api/auth/${path}`, {
        method: "POST",
        headers: json,
        body: JSON.stringify(path === "sign-in/email" ? { ...account, name: undefined } : account),
        signal: AbortSignal.timeout(REQUEST_MS),
      });
      const cookies = response.headers.getSetCookie().map((line) => line.split(";")[0]);
      return response.ok ? cookies.join("; ") : undefined;
    } catch {
      return undefined;
    }
  };
  const refresh = async (): Promise<string | undefined> => {
    if (Date.now() - tokenAt < TOKEN_MS) return token;
    try {
      const response = await fetch(`${await door()}/api/auth/token`, {
        headers: { cookie },
        signal: AbortSignal.timeout(REQUEST_MS),
      });
      if (!response.ok) return undefined;
      const answer: { token: string } = JSON.parse(await response.text());
      token = answer.token;
      tokenAt = Date.now();
      return token;
    } catch {
      return undefined;
    }
  };

  const signUp = signIn("sign-up/email");
  const signInAgain = signIn("sign-in/email");
  cookie = await insist(async () => (await signUp()) ?? signInAgain()); // the first may have been heard and not answered

  const call = async (
    method: string,
    path: string,
    {
      body,
      headers = {},
      leaveAfterMs,
    }: { body?: unknown; headers?: Record<string, string>; leaveAfterMs?: number } = {},
  ): Promise<Answer> => {
    const authorization = `Bearer ${await insist(refresh)}`;
    const init = {
      method,
      headers: { authorization, ...(body === undefined ? {} : json), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    return send(`${await door()}/api/v1${path}`, init, leaveAfterMs);
  };

  /** Asks until there is an answer that is not a fault of the server. */
  const get = (path: string): Promise<Answer> =>
    insist(async () => {
      const answer = await call("GET", path);
      return answer.status !== null && answer.status < 500 ? answer : undefined;
    });

  const me = await get("/me");
  return {
    id: String(me.data["id"]),
    call,
    get,
    insist,
    /** The job once it has ended, or as it is when `patienceMs` is over. */
    async follow(jobId: string, patienceMs: number): Promise<string> {
      const until = Date.now() + patienceMs;
      let status = "unseen";
      while (Date.now() < until) {
        const answer = await call("GET", `/jobs/${jobId}?wait=${random.pick([0, 2, 10])}`, { leaveAfterMs: 15_000 });
        if (answer.status === 200) {
          status = String(answer.data["status"]);
          if (status !== "queued" && status !== "running") return status;
        }
        await delay(BREATH_MS);
      }
      return status;
    },
  };
}
