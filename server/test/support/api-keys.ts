import type { ApiKeyCreate, NewApiKey } from "@handbill/contracts";
import type { Client, Reply } from "./client.ts";

/** A key as its maker would make it. */
export async function newKey(owner: Client, wish: Partial<ApiKeyCreate> = {}): Promise<NewApiKey> {
  const made = await owner.post<NewApiKey>("/me/api-keys", { name: "Till", scopes: ["read"], ...wish });
  if (made.status !== 201) throw new Error(`No key: ${JSON.stringify(made.problem)}`);
  return made.data;
}

/** A program that has nothing but the key. */
export const program = (url: string, key: string) => {
  return async <T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(new URL(`/api/v1${path}`, url), {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const problem = text === "" ? {} : JSON.parse(text);
    return { status: response.status, headers: response.headers, data: problem.data, problem } as Omit<
      Reply<T>,
      "next" | "token"
    >;
  };
};
