/** A locale that the runtime takes: the tag itself, else its language, else English. Not every well-formed tag is one. */
export function localeOf(tag: string): string {
  for (const candidate of [tag, tag.split("-")[0] ?? ""]) {
    try {
      const [locale] = Intl.getCanonicalLocales(candidate);
      if (locale !== undefined) return locale;
    } catch {
      // Not a locale; the next candidate may be.
    }
  }
  return "en";
}
