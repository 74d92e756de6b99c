import * as z from "zod/mini";
import { messages } from "./validation-messages.ts";

/**
 * Words for what the schemas refuse, where a schema brings none of its own. zod/mini has only "Invalid input". Called by
 * whoever is about to check something: the sign-in checks nothing and does without the schemas.
 */
export function speakPlainly(): void {
  const words = messages;
  z.config({
    customError: (issue) => {
      if (issue.code === "too_big") {
        const max = issue.maximum.toLocaleString("en");
        return issue.origin === "array" ? words.tooMany(max) : words.tooLong(max);
      }
      if (issue.code === "too_small") return issue.origin === "array" ? words.tooFew : words.required;
      if (issue.code === "invalid_type" && issue.input === undefined) return words.required;
      return words.wrong;
    },
  });
}
