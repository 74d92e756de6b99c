import { Parser } from "htmlparser2";

/** What of a page says something about the business behind it. */
export type PageParts = {
  title: string;
  language: string;
  /** By name or property, in small letters; the first of each counts. */
  metas: ReadonlyMap<string, string>;
  /** What can be read of its structured data, flattened: each thing with a type. */
  things: Thing[];
  /** Addresses of links that ring or write to somebody. */
  contacts: string[];
};

export type Thing = Record<string, unknown>;

const MOST_THINGS = 200;
const MOST_DEPTH = 8;
const MOST_CONTACTS = 20;
const LONGEST_TITLE = 1_000;

const isThing = (value: unknown): value is Thing =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** All objects inside of structured data, the outer before the inner. */
function thingsIn(value: unknown, depth = 0): Thing[] {
  if (depth > MOST_DEPTH) return [];
  if (Array.isArray(value)) return value.slice(0, MOST_THINGS).flatMap((item) => thingsIn(item, depth + 1));
  if (!isThing(value)) return [];
  const inner = Object.values(value).flatMap((item) => thingsIn(item, depth + 1));
  return [...("@type" in value ? [value] : []), ...inner];
}

function thingsOf(json: string): Thing[] {
  try {
    return thingsIn(JSON.parse(json));
  } catch {
    return []; // structured data that a program cannot read says nothing
  }
}

/** Reads a page as a browser would, without running or fetching anything of it. */
export function readPage(html: string): PageParts {
  const metas = new Map<string, string>();
  const things: Thing[] = [];
  const contacts: string[] = [];
  let title = "";
  let language = "";
  let script: string | null = null;
  let isTitle = false;
  const parser = new Parser({
    onopentag(name, { lang, content, href, type, ...rest }) {
      if (name === "html" && lang !== undefined) language = lang;
      isTitle = name === "title" && title === "";
      script = name === "script" && type?.trim().toLowerCase() === "application/ld+json" ? "" : null;
      const key = (rest["property"] ?? rest["name"])?.toLowerCase();
      if (name === "meta" && key !== undefined && content !== undefined && !metas.has(key)) metas.set(key, content);
      const isContact = name === "a" && href !== undefined && /^(tel|mailto):/i.test(href);
      if (isContact && contacts.length < MOST_CONTACTS) contacts.push(href);
    },
    ontext(text) {
      if (script !== null) script += text;
      if (isTitle && title.length < LONGEST_TITLE) title += text;
    },
    onclosetag(name) {
      if (name === "script" && script !== null && things.length < MOST_THINGS) things.push(...thingsOf(script));
      script = null;
      isTitle = false;
    },
  });
  parser.end(html);
  return { title, language, metas, things, contacts };
}
