/** Making a formatter takes a browser longer than a hundred uses of it: each kind is made once and kept. */
function kept<Options, Formatter>(make: (locale: string, options: Options) => Formatter) {
  const made = new Map<string, Formatter>();
  return (locale: string, options: Options): Formatter => {
    const kind = locale + JSON.stringify(options);
    const known = made.get(kind) ?? make(locale, options);
    made.set(kind, known);
    return known;
  };
}

export const dateFormat = kept(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
export const numberFormat = kept((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
