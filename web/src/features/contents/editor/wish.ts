import type { ContentGenerate } from "@handbill/contracts";

/** What the owner asks the writer for: one tap, own words, the whole, one field or one passage. */
export type Wish = ContentGenerate;
