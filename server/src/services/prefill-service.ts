import type { Prefill } from "@handbill/contracts";
import { AppError } from "../core/errors.ts";
import type { OutsideAnswer, OutsideHttp } from "../infrastructure/outside-http.ts";
import { propose } from "./prefill/propose.ts";
import { readPage } from "./prefill/read-page.ts";

type Needs = { outside: OutsideHttp };
export type PrefillService = ReturnType<typeof createPrefillService>;

const MOST_BYTES = 1024 * 1024;
const PATIENCE_MS = 10_000;
const MOST_REDIRECTS = 4;
const HEADERS = { accept: "text/html,application/xhtml+xml", "accept-encoding": "identity" };
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** The beginning of a profile from the business's own website: one page, read as data, of which nothing is saved. */
export function createPrefillService({ outside }: Needs) {
  /** The page, wherever it moved to. Each address on the way is looked at as closely as the first. */
  const load = async (start: URL, signal: AbortSignal): Promise<{ address: URL; html: string }> => {
    let address = start;
    for (let moves = 0; moves <= MOST_REDIRECTS; moves += 1) {
      const request = { method: "GET", url: address.href, headers: HEADERS, maxBytes: MOST_BYTES } as const;
      const answer = await outside.send({ ...request, timeoutMs: PATIENCE_MS }, signal);
      if (answer.kind !== "answered") throw notRead(answer.detail);
      const next = REDIRECTS.has(answer.status) ? URL.parse(answer.headers["location"] ?? "", address) : null;
      if (!next) return { address, html: pageIn(answer) };
      address = next;
    }
    throw notRead("It leads from one address to the next and never to a page.");
  };

  return {
    async read(typed: string): Promise<Prefill> {
      const trimmed = typed.trim();
      const address = URL.parse(/^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
      if (!address?.hostname.includes(".")) throw notRead("This is no address of a website.", "url");
      const page = await load(address, AbortSignal.timeout(PATIENCE_MS));
      return { website: page.address.href, proposals: propose(readPage(page.html)) };
    },
  };
}

function pageIn({ status, headers, body }: Extract<OutsideAnswer, { kind: "answered" }>): string {
  if (status !== 200) throw notRead(`It answered with ${status} instead of a page.`);
  if (!/html/i.test(headers["content-type"] ?? "")) throw notRead("What it sent is no page.");
  if (body === "") throw notRead("The page was empty, or packed in a way that is not opened here.");
  return body;
}

const notRead = (why: string, path?: string): AppError =>
  new AppError(
    "website_unreadable",
    `${why} Check the address, or fill in the fields yourself.`,
    path === undefined ? {} : { errors: [{ path, message: why }] },
  );
