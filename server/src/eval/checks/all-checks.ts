import type { Check } from "../subject.ts";
import { accessibility } from "./accessibility.ts";
import { addressForm } from "./address-form.ts";
import { hookFold } from "./hook-fold.ts";
import { machinePhrases } from "./machine-phrases.ts";
import { messageHouse } from "./message-house.ts";
import { oneAction } from "./one-action.ts";
import {
  compliance,
  factsTraced,
  inventedProof,
  leftovers,
  limits,
  planArithmetic,
  prices,
  regulatedWords,
  schema,
  spokenLanguage,
  urgency,
} from "./product-rules.ts";
import { punctuation } from "./punctuation.ts";
import { readability } from "./readability.ts";
import { repetition } from "./repetition.ts";
import { rhythm } from "./rhythm.ts";
import { specificity } from "./specificity.ts";
import { swapTest } from "./swap-test.ts";
import { tagsAndEmoji } from "./tags-and-emoji.ts";
import { voiceDistance } from "./voice-distance.ts";

/** All checks in the order of their numbers. */
export const CHECKS: readonly Check[] = [
  schema,
  limits,
  hookFold,
  factsTraced,
  inventedProof,
  prices,
  urgency,
  regulatedWords,
  compliance,
  spokenLanguage,
  addressForm,
  leftovers,
  oneAction,
  specificity,
  swapTest,
  machinePhrases,
  punctuation,
  readability,
  rhythm,
  repetition,
  messageHouse,
  tagsAndEmoji,
  accessibility,
  planArithmetic,
  voiceDistance,
];
