/** The line above what is quoted: who wrote it, and when. */
const WROTE: Readonly<Record<string, string>> = {
  ar: "في {date}، كتب {name}:",
  de: "Am {date} schrieb {name}:",
  en: "On {date}, {name} wrote:",
  es: "El {date}, {name} escribió:",
  fr: "Le {date}, {name} a écrit :",
  it: "Il {date}, {name} ha scritto:",
  ja: "{date} {name}:",
  nl: "Op {date} schreef {name}:",
  pt: "Em {date}, {name} escreveu:",
};

/** In the language of the reader; where that is not known here, without words. */
export function quotedFrom(language: string, name: string, at: string, timezone: string): string {
  const base = language.split("-")[0]?.toLowerCase() ?? "";
  const format = { dateStyle: "medium", timeStyle: "short", timeZone: timezone } as const;
  const date = new Intl.DateTimeFormat(WROTE[base] ? language : "en", format).format(new Date(at));
  return (WROTE[base] ?? "{date} {name}:").replace("{date}", () => date).replace("{name}", () => name);
}
