import { randomUUID } from "node:crypto";

export type Reply<T = unknown> = {
  status: number;
  headers: Headers;
  data: T;
  next: string | null;
  problem: ProblemBody;
  token: string;
};
export type ProblemBody = {
  code: string;
  status: number;
  detail: string;
  requestId: string;
  errors: { path: string; message: string; limit?: number; actual?: number }[];
  jobId?: string;
  resource?: string;
  current?: unknown;
};
type Options = { body?: unknown; headers?: Record<string, string> };

export type Client = {
  email: string;
  cookie: string;
  token: string;
  get<T>(path: string, headers?: Record<string, string>): Promise<Reply<T>>;
  post<T>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply<T>>;
  patch<T>(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply<T>>;
  put<T>(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply<T>>;
  delete(path: string): Promise<Reply>;
};

/** One request over real HTTP; `data` is of the type that the test expects. Paths begin at /api/v1 unless they name /api themselves. */
async function send<T>(
  url: string,
  method: string,
  path: string,
  { body, headers = {} }: Options = {},
): Promise<Reply<T>> {
  const address = new URL(path.startsWith("/api") || path.startsWith("/health") ? path : `/api/v1${path}`, url);
  const response = await fetch(address, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed = text === "" ? {} : JSON.parse(text);
  const { data, page, token } = parsed;
  return { status: response.status, headers: response.headers, data, next: page?.next ?? null, token, problem: parsed };
}

/** Makes an account and signs in, as a browser or a script would. */
export async function signUp(url: string, name = "Ada"): Promise<Client> {
  const email = `${randomUUID()}@example.com`;
  const account = await send(url, "POST", "/api/auth/sign-up/email", {
    body: { name, email, password: "a long password" },
  });
  const cookie = account.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return { ...(await resume(url, cookie)), email };
}

/** Goes on with a session that is there already. */
export async function resume(url: string, cookie: string): Promise<Client> {
  const { token } = await send(url, "GET", "/api/auth/token", { headers: { cookie } });
  const authorization = `Bearer ${token}`;
  const call = <T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    send<T>(url, method, path, { body, headers: { authorization, ...headers } });
  return {
    email: "",
    cookie,
    token,
    get: (path, headers) => call("GET", path, undefined, headers),
    post: (path, body = {}, headers = {}) => call("POST", path, body, headers),
    patch: (path, body, headers = {}) => call("PATCH", path, body, headers),
    put: (path, body, headers = {}) => call("PUT", path, body, headers),
    delete: (path) => call("DELETE", path),
  };
}
