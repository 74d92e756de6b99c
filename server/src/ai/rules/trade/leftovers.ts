import { allowListOf, type FindingKind, inspect } from "../../guard/output.ts";
import type { ClaimKind, Context, Found, TradeRule } from "./trade-rule.ts";

const noLeak = () => false;

const KINDS = {
  link: { kind: "link", say: (found) => `The link ${found} is not among yours.` },
  email: { kind: "link", say: (found) => `The email address ${found} is not among yours.` },
  phone: { kind: "value", say: (found) => `The phone number ${found} is not among yours.` },
  handle: { kind: "link", say: (found) => `The account @${found} is not among yours.` },
  personal: {
    kind: "value",
    say: (found) => `The number ${found} tells a person or an account apart and is not among yours.`,
  },
  placeholder: { kind: "compliance", say: (found) => `"${found}" is a placeholder.` },
  markup: { kind: "compliance", say: (found) => `"${found}" is markup, and readers would see it as it stands.` },
  secret: { kind: "compliance", say: () => "This looks like a key or a password." },
  leak: { kind: "compliance", say: () => "This gives away instructions." },
} as const satisfies Record<FindingKind, { kind: ClaimKind; say(found: string): string }>;

function inspected({ parts, own }: Context, kinds: ReadonlySet<FindingKind>): Found[] {
  return inspect(parts, { allow: allowListOf(own), leaks: noLeak })
    .filter(({ kind }) => kinds.has(kind))
    .map(({ path, kind, found }) => ({
      path,
      at: Math.max(parts.find((part) => part.path === path)?.text.indexOf(found) ?? 0, 0),
      found,
      reason: KINDS[kind].say(found.slice(0, 80)),
      severity: "hard",
      kind: KINDS[kind].kind,
    }));
}

const CONTACTS: ReadonlySet<FindingKind> = new Set(["link", "email", "phone", "handle", "personal"]);
const REMAINS: ReadonlySet<FindingKind> = new Set(["placeholder", "markup", "secret", "leak"]);

/** Links, addresses and phone numbers are the owner's. */
export const contactsKnown: TradeRule = {
  id: "contacts",
  row: 4,
  kind: "link",
  find: (context) => inspected(context, CONTACTS),
};

/** No placeholder, markup or secret is left in the text. */
export const leftovers: TradeRule = {
  id: "leftovers",
  row: 12,
  kind: "compliance",
  find: (context) => inspected(context, REMAINS),
};

/** A machine speaks of itself or of its task. */
const MACHINE_TALK =
  /^\s*here(?:['’]s| is| are) (?:your|the|a|an) (?:\p{L}+ ){0,3}(?:caption|post|email|text|message|ad|article|version|draft)|^\s*(?:sure|certainly|of course)[,!] here|\bas an? (?:AI|language model)\b|als KI\b|als Sprachmodell|como (?:uma )?IA\b|como modelo de (?:linguagem|lenguaje)|como inteligencia artificial|en tant qu['’]IA|come IA\b|AIとして|言語モデルとして|بصفتي (?:نموذج|ذكاء)/iu;
/** Names of the fields and of the steps of thinking, as a label. */
const LABEL =
  /^\s*(?:caption|hooks?|angle|subject line|preheader|headline \d|cta|call to action|alt text|hashtags|facts used|beschriftung|betreff|bildunterschrift|legenda|assunto|asunto|objet|oggetto|キャプション|件名|الموضوع)\s?[:：]/iu;
const PLAIN_MARKS = /\*\*\S|^#{1,6}\s\S|^```|__\S+__/mu;

const REMARKS: readonly (readonly [RegExp, Found["severity"], string])[] = [
  [MACHINE_TALK, "hard", "is a machine talking about its work"],
  [LABEL, "claim", "is a label, not part of the text"],
];

/** Nothing of the making is left either: no talk of a machine, no labels of fields, no markdown where it would be seen. */
export const workingNotes: TradeRule = {
  id: "working_notes",
  row: 12,
  kind: "compliance",
  find: ({ prose }) =>
    prose.flatMap(({ path, text, markup }): Found[] => {
      const marks = markup === "plain" ? PLAIN_MARKS.exec(text) : null;
      return [
        ...REMARKS.flatMap(([pattern, severity, remark]): Found[] => {
          const match = pattern.exec(text);
          const found = match?.[0].trim() ?? "";
          return match ? [{ path, at: match.index, found, reason: `"${found}" ${remark}.`, severity }] : [];
        }),
        ...(marks
          ? [
              {
                path,
                at: marks.index,
                found: marks[0],
                reason: "This field takes plain text; it holds markup.",
                severity: "claim" as const,
              },
            ]
          : []),
      ];
    }),
};
