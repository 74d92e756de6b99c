import type { Page } from "playwright-core";
import {
  drawn,
  faultsOf,
  hiddenFocusOf,
  largeTextFaultsOf,
  movementsOf,
  overflowOf,
  smallTargetsOf,
  withoutFading,
} from "./accessible.ts";
import { quiet, walk } from "./quiet.ts";

/** What another theme alone can get wrong. */
const BY_THEME = ["color-contrast", "link-in-text-block"];
/** What another width alone can get wrong, as long as it shows the same. */
const BY_WIDTH = ["scrollable-region-focusable", "target-size"];

type Size = { width: number; height: number };
const DESK = { width: 1280, height: 900 };
const TABLET = { width: 768, height: 1024 };
const PHONE = { width: 320, height: 740 };

type Look = {
  name: string;
  theme: "light" | "dark";
  size: Size;
  /** By which rules; by all of them where it is left out. */
  rules?: readonly string[];
  /** Here letters are made twice as big. */
  large?: Size;
};

/** From one to the next the theme changes or the width: what cannot have changed is not looked at again, and colours do not know widths. */
const LOOKS: readonly Look[] = [
  { name: "light, wide", theme: "light", size: DESK },
  { name: "dark, wide", theme: "dark", size: DESK, rules: BY_THEME, large: DESK },
  { name: "dark, tablet", theme: "dark", size: TABLET, rules: BY_WIDTH },
  { name: "light, narrow", theme: "light", size: PHONE, rules: [...BY_THEME, ...BY_WIDTH] },
  { name: "dark, narrow", theme: "dark", size: PHONE, rules: BY_THEME, large: { width: 360, height: 740 } },
];

type Act = (page: Page) => Promise<void>;

/** A screen in one of its states. */
export type Screen = {
  name: string;
  address: string;
  /** The heading by which the page is known; without it the page is not waited for. */
  heading?: string | RegExp;
  /** The page is loaded anew, with nothing of what it knew. */
  isFresh?: boolean;
  /** Shows what is to be looked at. */
  unfold?: Act;
  /** The same where a phone has another page: it is then looked at by all rules there too. */
  onPhone?: Act;
  /** Something small lies over a part of it: what is still to be seen of a button says nothing of its size. */
  isCovered?: boolean;
  /** What must hold after all looks. */
  after?: Act;
};

async function open(page: Page, { address, heading, isFresh = false, unfold }: Screen): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(DESK);
  // What lies over the last page goes.
  await page.keyboard.press("Escape");
  await (isFresh ? page.goto(address) : walk(page, address));
  if (heading !== undefined) {
    await page.getByRole("heading", { level: 1, name: heading }).first().waitFor();
    await quiet(page);
  }
  await unfold?.(page);
  await withoutFading(page);
}

async function look(page: Page, { onPhone }: Screen, { theme, size, rules, large }: Look): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme });
  if (rules === BY_THEME) {
    const faults = await faultsOf(page, rules);
    if (large === undefined) return faults;
    // At the end: what is open may close when the focus goes elsewhere.
    if (size === PHONE) faults.push(...(await hiddenFocusOf(page)));
    await page.setViewportSize(large);
    return [...faults, ...(await largeTextFaultsOf(page))];
  }
  const isPhone = size === PHONE;
  await page.setViewportSize(size);
  if (isPhone) await onPhone?.(page);
  await drawn(page);
  return [
    ...(await faultsOf(page, isPhone && onPhone ? undefined : rules)),
    ...(await overflowOf(page)),
    ...(await movementsOf(page)),
    ...(isPhone ? await smallTargetsOf(page) : []),
  ];
}

/** Looks at screens in every look, in one load where they allow it, and answers what is wrong with them by their names. */
export async function examine(page: Page, screens: readonly Screen[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const screen of screens) {
    await open(page, screen);
    for (const one of LOOKS) {
      const all = await look(page, screen, one);
      const faults = screen.isCovered === true ? all.filter((fault) => !fault.startsWith("target-size")) : all;
      if (faults.length > 0) found[`${screen.name} (${one.name})`] = faults;
    }
    await screen.after?.(page);
  }
  return found;
}
