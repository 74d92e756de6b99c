import type { BadRequest } from "./bad-requests.ts";

const LONGEST = 64;

/** The page of the documentation; its rows are what the server answered just now. */
export function badInputPage(rows: string[][]): string {
  return `# Bad input

What the server answers to requests that are wrong. Every answer is \`application/problem+json\` (RFC 9457) with
\`type\`, \`title\`, \`status\`, \`detail\`, \`code\` and \`requestId\`, and \`errors\` where fields are at fault; [errors.md](errors.md)
explains each code. Nothing is stored.

This page is written by \`server/test/routes/bad-requests.test.ts\`, which sends each request over a real connection and
fails when an answer is no longer as it says here. After a change that is meant:
\`npx vitest run --project server server/test/routes/bad-requests.test.ts -u\`.

${tableOf([["What is wrong", "Request", "Status", "Code", "What it says"], ...rows.map((row) => row.map(cell))])}
`;
}

/** One line that shows the request; tokens and ids that differ each time are named instead. */
export function inWords({ method = "GET", path = "/", body, raw, headers = {} }: BadRequest): string {
  if (raw !== undefined) return code(JSON.stringify(raw));
  const shown = [method, path.replace(/(businesses\/)(?!0190)[0-9a-f-]{36}/, "$1{id}").replace("/api/v1", "")];
  for (const name of ["content-type", "content-encoding", "idempotency-key"]) {
    const value = headers[name];
    if (value !== undefined && value !== "application/json") shown.push(`${name}: ${visible(value) || '""'}`);
  }
  if (Buffer.isBuffer(body)) shown.push(`(${body.length} bytes)`);
  else if (body !== undefined) shown.push(body);
  return code(shown.join(" ").trim());
}

const visible = (text: string) =>
  text.replaceAll(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

type Said = { detail: string; errors?: { path: string; message: string }[] };

/** The sentence of the answer, and what it says of the first field that it names. */
export function saidIn({ detail, errors: [first] = [] }: Said): string {
  return first === undefined || detail.includes(first.message) ? detail : `${detail} ${first.message}`;
}

const code = (text: string) => {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)} ... (${text.length} characters)` : text;
  return `\`${short}\``;
};

const cell = (text: string) => text.replaceAll("|", "\\|");

/** Columns as wide as their longest cell, as the formatter of this repository wants them. */
export function tableOf(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const line = (cells: string[]) => `| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [head, widths.map((width) => "-".repeat(width)), ...body].map(line).join("\n");
}
