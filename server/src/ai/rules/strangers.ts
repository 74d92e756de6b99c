import type { Finding } from "../guard/output.ts";
import { hard, type Issue } from "./rule.ts";

const SAID = {
  link: (found: string) => `The link ${found} is not among the owner's. Use only links from the data.`,
  email: (found: string) => `The email address ${found} is not in the data.`,
  phone: (found: string) => `The phone number ${found} is not in the data.`,
  handle: (found: string) => `The account @${found} is not in the data.`,
  personal: (found: string) => `The number ${found} identifies a person or an account and is not in the data.`,
  placeholder: (found: string) => `"${found}" is a placeholder; write the real words or do without.`,
  markup: () => "This field takes plain text; it holds markup.",
  leak: () => "The answer gives away its instructions.",
  secret: () => "The answer holds something that looks like a key.",
} as const satisfies Record<Finding["kind"], (found: string) => string>;

/** What the inspection of an answer found, in words for whoever writes it again. */
export const toIssue = ({ path, kind, found }: Finding): Issue => hard(path, SAID[kind](found.slice(0, 80)));
