import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod/mini";
import { markup } from "../services/pages/html.ts";

/**
 * The build of the studio says what each of its pages asks first (web/first-asks.ts). The first address that fits counts, with what
 * the studio was asked for behind the question mark or without.
 */
const Pages = z.array(z.object({ address: z.string(), asks: z.array(z.string()) }));
const FILE = "first-asks.json";
/** And which files each of its parts consists of (web/early.ts). */
const Parts = z.array(z.object({ part: z.string(), files: z.array(z.string()) }));
const PARTS_FILE = "first-parts.json";

const TOKEN_PATH = "/api/auth/token";
/** Nobody waits longer for a page because its answers come along: then it asks for them itself. */
const PATIENCE_MS = 400;

type Page = { address: RegExp; asks: string[] };
/** The ETag, where there is one, and the body as it was written, by the address that was asked. */
export type Answers = Record<string, [etag: string | null, body: string]>;
/** What somebody sees first: drawn from answers, by addresses that were `taken` for it. */
export type Painting = {
  html: string;
  /** What the tab is called; null for the name of the product alone. */ title: string | null;
  data: unknown[];
  taken: string[];
  /** What is in it and comes in files of its own. */ parts: string[];
  faults: string[];
};
type Answered = { answers: Answers; /** Of a session that was renewed on the way. */ cookies: string[] };

const NOTHING: Answered = { answers: {}, cookies: [] };

const day = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);

/** Days that pages ask for, by the calendar of Greenwich: where the business has another date, its page asks again. */
function fillIn(ask: string, parts: readonly string[], now: Date): string {
  const [year, month, date] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  return ask
    .replaceAll(/\$(\d)/g, (_, place: string) => parts[Number(place)] ?? "")
    .replaceAll(/\{day([+-]\d+)?\}/g, (_, days: string | undefined) => day(year, month, date + Number(days ?? 0)))
    .replaceAll("{firstOfMonth}", day(year, month, 1))
    .replaceAll("{lastOfMonth}", day(year, month + 1, 0));
}

/** A build without it is served without. */
const readList = async (folder: string, file: string): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, file), "utf8").catch(() => "[]"));

async function readPages(folder: string): Promise<Page[]> {
  return Pages.parse(await readList(folder, FILE)).map(({ address, asks }) => ({ address: new RegExp(address), asks }));
}

/** Asks this server what a page is going to ask it, with the session of whoever opens the page. */
export async function createFirstAnswers(app: FastifyInstance, folder: string) {
  const pages = await readPages(folder);

  const askAll = async ({ headers, ip, url }: FastifyRequest): Promise<Answered> => {
    const path = url.split(/[?#]/, 1)[0] ?? "";
    const fitting = pages.map(({ address, asks }) => ({ parts: address.exec(url) ?? address.exec(path), asks }));
    const page = fitting.find(({ parts }) => parts !== null);
    if (!page?.parts || headers.cookie === undefined) return NOTHING;
    const ask = (address: string, own: Record<string, string>) =>
      app.inject({
        url: address,
        remoteAddress: ip,
        headers: { host: headers.host, "user-agent": headers["user-agent"], ...own },
      });
    const session = await ask(TOKEN_PATH, { cookie: headers.cookie });
    if (session.statusCode !== 200) return NOTHING;
    const cookies = [session.headers["set-cookie"] ?? []].flat();
    const { token } = z.object({ token: z.string() }).parse(session.json());
    const { parts, asks } = page;
    const asked = asks.map(async (one): Promise<[string, [string | null, string]][]> => {
      const address = `/api/v1${fillIn(one, parts, new Date())}`;
      const { statusCode, body, headers: had } = await ask(address, { authorization: `Bearer ${token}` });
      return statusCode === 200 ? [[address, [had.etag ?? null, body]]] : [];
    });
    const found = (await Promise.all(asked)).flat();
    return { answers: Object.fromEntries([[TOKEN_PATH, [null, session.body]], ...found]), cookies };
  };

  /** What the page of this request asks first; nothing where nobody is signed in, or where it takes too long. */
  return async (request: FastifyRequest): Promise<Answered> => {
    const inTime = new AbortController();
    const late = delay(PATIENCE_MS, NOTHING, { signal: inTime.signal }).catch(() => NOTHING);
    const answers = askAll(request).catch((error: unknown) => {
      request.log.warn({ err: error }, "a page goes without its first answers");
      return NOTHING;
    });
    return Promise.race([answers, late]).finally(() => inTime.abort());
  };
}

/** As data that no browser runs, and that cannot end before its end. */
const script = (id: string, data: unknown): string =>
  `<script type="application/json" id="${id}">${JSON.stringify(data).replaceAll("<", String.raw`\u003c`)}</script>`;

/** The page with its answers. */
export function withAnswers(shell: string, answers: Answers): string {
  const [head = "", body = ""] = shell.split("</body>", 2);
  return `${head.replace("<html ", "<html data-answered ")}${script("first-answers", answers)}</body>${body}`;
}

const withTitle = (page: string, title: string | null): string =>
  title === null ? page : page.replace(/<title>[^<]*<\/title>/, () => markup`<title>${title}</title>`.html);

const PLACE = '<div id="root"></div>';

/** A link without `rel` fetches nothing yet: web/public/theme.js gives it one once the picture is seen. */
const linkTo = (file: string): string =>
  `<link ${file.endsWith(".css") ? 'rel="stylesheet"' : "data-later"} crossorigin href="/${file}">`;

/** What is painted is seen without a script: styles come first, and all that runs begins after that (web/public/theme.js). */
const afterPicture = (page: string): string =>
  page
    .replace(
      /<script type="module" crossorigin src=("[^"]+")><\/script>/,
      '<link rel="modulepreload" crossorigin data-studio href=$1>',
    )
    .replace(/<script (?:defer |async )*src=("\/broken.js")><\/script>/, '<link rel="modulepreload" href=$1>')
    .replace(/<script src="\/early.js" async><\/script>/, "")
    .replaceAll('<link rel="modulepreload" ', '<link rel="modulepreload" fetchpriority="low" ');

/** Returns the links to what a picture needs besides the files of every page: styles to be seen with, scripts to come to life. */
export async function createFirstLinks(folder: string): Promise<(painting: Painting) => string> {
  const known = new Map(Parts.parse(await readList(folder, PARTS_FILE)).map(({ part, files }) => [part, files]));
  return ({ parts }) => {
    const files = parts.flatMap((part) => known.get(part) ?? []);
    return [...new Set(files)].map(linkTo).join("");
  };
}

type Framed = {
  answers: Answers;
  /** To what the picture needs besides. */ links: string;
  isPhone: boolean;
};

/** The page as it is seen first, with what it was painted from. */
export function withPainting(shell: string, painting: Painting, { answers, links, isPhone }: Framed): string {
  const { html, title, data, taken, parts } = painting;
  const left = Object.fromEntries(Object.entries(answers).filter(([address]) => !taken.includes(address)));
  const [before = "", after = ""] = withAnswers(shell, left).split(PLACE, 2);
  // Out of reach until the studio has come to life in it (web/src/app/go-on.ts).
  const page = withTitle(before, title)
    .replace("<html ", `<html data-painted ${isPhone ? "data-phone " : ""}`)
    .replace("</head>", `${links}</head>`);
  return `${afterPicture(page)}<div id="root" inert>${html}</div>${script("first-data", { data, parts })}${after}`;
}
