import fc from "fast-check";

/** Any code points at all, lone surrogates included, with what matters here more often than chance would bring it. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCodePoint(code)),
      fc.integer({ min: 0, max: 0x10_ffff }).map((code) => String.fromCodePoint(code)),
      fc.constantFrom(
        '"',
        "\\",
        "{",
        "}",
        "[",
        "]",
        "<",
        "`",
        "\n",
        "\u200b",
        "\u200d",
        "\u202e",
        "\ufe0f",
        "\u0301",
        "\u{e0041}",
        "\ud800",
      ),
      fc.constantFrom("👨‍👩‍👧", "❤️", "1️⃣", "🇩🇪", "می‌خواهم", "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}"),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));
