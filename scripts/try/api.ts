import type { AnyJob as Job, Problem } from "@handbill/contracts";

/** An answer of the API that is not a success, with its problem document. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly problem: Partial<Problem>;
  readonly status: number;

  constructor(status: number, problem: Partial<Problem>, call: string) {
    super(`${call} answered ${status} ${problem.code ?? ""}: ${problem.detail ?? problem.title ?? "no reason given"}`);
    this.status = status;
    this.problem = problem;
  }
}

type Call = { method?: "GET" | "POST"; body?: unknown; headers?: Record<string, string> };
export type Reply<T> = { status: number; data: T; location: string | null };
export type Api = ReturnType<typeof createApi>;

type Answer<T> = Partial<Problem> & { data: T; token: string };

async function read<T>(response: Response): Promise<Answer<T>> {
  return JSON.parse((await response.text()) || "{}");
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Speaks to one Handbill as one user: keeps the session cookie, fetches short-lived tokens, waits when told to. */
export function createApi(url: string, report: (line: string) => void) {
  let cookie = "";
  let token = "";

  const keepCookies = (response: Response): void => {
    const fresh = response.headers.getSetCookie().map((line) => line.split(";", 1)[0] ?? "");
    if (fresh.length > 0) cookie = fresh.join("; ");
  };

  async function send(path: string, { method = "GET", body, headers = {} }: Call): Promise<Response> {
    const response = await fetch(new URL(path, url), {
      method,
      headers: {
        accept: "application/json",
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(path.startsWith("/api/auth/") ? { cookie, origin: url } : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    keepCookies(response);
    return response;
  }

  async function freshToken(): Promise<void> {
    const response = await send("/api/auth/token", {});
    if (!response.ok) throw new ApiError(response.status, await read(response), "GET /api/auth/token");
    ({ token } = await read(response));
  }

  /** One call; asks for a new token after a 401 and waits after a 429, both at most a few times. */
  async function call<T>(path: string, options: Call = {}): Promise<Reply<T>> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await send(path, options);
      if (response.status === 401 && attempt === 1 && path.startsWith("/api/v1/")) {
        await freshToken();
        continue;
      }
      const answer = await read<T>(response);
      if (response.status === 429 && attempt <= 5) {
        const seconds = Number(response.headers.get("retry-after") ?? 1);
        report(`  asked to wait ${seconds} s`);
        await pause(seconds);
        continue;
      }
      if (!response.ok) throw new ApiError(response.status, answer, `${options.method ?? "GET"} ${path}`);
      return { status: response.status, data: answer.data, location: response.headers.get("location") };
    }
  }

  /** Long-polls a job until it has ended. */
  async function follow(location: string): Promise<Job> {
    for (let last = ""; ;) {
      const { data: job } = await call<Job>(`${location}?wait=20`);
      const { stage, progress, status } = job;
      const line = progress.total > 1 ? `${stage}, ${progress.done + progress.failed} of ${progress.total}` : stage;
      if (line !== last) report(`  ${line}`);
      last = line;
      if (status !== "queued" && status !== "running") return job;
    }
  }

  return {
    call,
    /** Signs up and holds the session from then on. */
    async signUp(person: { name: string; email: string; password: string }): Promise<void> {
      const response = await send("/api/auth/sign-up/email", { method: "POST", body: person });
      if (!response.ok) throw new ApiError(response.status, await read(response), "POST /api/auth/sign-up/email");
      await freshToken();
    },
    /** Starts something that generates and comes back when it has ended, whichever way the server chose to answer. */
    async generate(path: string, body: unknown): Promise<{ reply: Reply<unknown>; job: Job | null }> {
      const headers = { "idempotency-key": crypto.randomUUID() };
      const reply = await call<unknown>(path, { method: "POST", body, headers });
      if (reply.status !== 202 || reply.location === null) return { reply, job: null };
      return { reply, job: await follow(reply.location) };
    },
  };
}
