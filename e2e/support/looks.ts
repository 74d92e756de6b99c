import type { Page } from "playwright-core";
import {
  drawn,
  faultsOf,
  hiddenFocusOf,
  largeTextFaultsOf,
  movementsOf,
  overflowOf,
  smallTargetsOf,
} from "./accessible.ts";

const LOOKS = [
  {
    name: "light, wide",
    colorScheme: "light",
    size: { width: 1280, height: 900 },
    large: { width: 1280, height: 900 },
  },
  { name: "dark, narrow", colorScheme: "dark", size: { width: 320, height: 740 }, large: { width: 360, height: 740 } },
] as const;

/** What only a narrow or a dark page can get wrong; all else has been looked at in the wide one. */
const BY_LOOK = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"];

/** Looks at screens of one page in every look, and keeps what is wrong with them by their names. */
export function examiner(page: Page) {
  const found: Record<string, string[]> = {};
  return {
    found,
    /** `hasOwnLook`: on a phone or in the dark it is another page, so it is opened anew. */
    examine: async (name: string, open: () => Promise<void>, hasOwnLook = false): Promise<void> => {
      for (const [index, look] of LOOKS.entries()) {
        const isNew = index === 0 || hasOwnLook;
        await page.emulateMedia({ colorScheme: look.colorScheme });
        await page.setViewportSize(look.size);
        if (isNew) await open();
        await drawn(page);
        const faults = [
          ...(await faultsOf(page, isNew ? undefined : BY_LOOK)),
          ...(await overflowOf(page)),
          ...(await movementsOf(page)),
          ...(index === 0 ? [] : await smallTargetsOf(page)),
          ...(index === 0 ? [] : await hiddenFocusOf(page)),
        ];
        await page.setViewportSize(look.large);
        faults.push(...(await largeTextFaultsOf(page)));
        if (faults.length > 0) found[`${name.replaceAll(/[0-9a-f-]{36}/g, "…")} (${look.name})`] = faults;
      }
    },
  };
}
