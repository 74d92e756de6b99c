const PRODUCT = "Handbill";

/** What a tab is called: "(Writing) Spring menu · Handbill". */
export const titleWords = (page: string, prefix = ""): string =>
  [prefix, page ? `${page} · ${PRODUCT}` : PRODUCT].filter(Boolean).join(" ");
