import axe, { type AxeResults, type RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];

/** The checker is put into a page once, and stays as long as the page does. */
async function equip(page: Page): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
}

/** By all rules, or by those that are named. What is in order is not sent over. */
export async function faultsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  await equip(page);
  const options: RunOptions = {
    runOnly: rules ? { type: "rule", values: [...rules] } : { type: "tag", values: TAGS },
    resultTypes: ["violations"],
  };
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/** What reaches beyond the right edge, apart from places that scroll or cut by themselves. */
export const overflowOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const scrollsInside = (element: Element | null): boolean =>
      element !== null && element !== document.body
        ? /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrollsInside(element.parentElement)
        : false;
    // The list of messages is as wide as the page and moved by its margin; what is drawn are its items.
    const wide = [...document.querySelectorAll("body *:not([data-sonner-toaster])")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1 && !scrollsInside(element),
    );
    const whole = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : [];
    return [...whole, ...wide.map((element) => element.outerHTML.slice(0, 120))];
  });

/** Text that its box cuts off at the foot. Previews of a channel cut where the channel does, and are left out. */
const cutTextOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("body *:not([data-preview] *)")]
      .filter((element) => {
        const { overflowY, webkitLineClamp } = getComputedStyle(element);
        const cuts = /hidden|clip/.test(overflowY) && webkitLineClamp === "none";
        // What is for screen readers alone is a pixel high.
        return cuts && element.clientHeight > 4 && element.scrollHeight > element.clientHeight + 4;
      })
      .map((element) => `cut: ${element.outerHTML.slice(0, 120)}`),
  );

/** With letters twice as big: what sticks out or is cut. */
export async function largeTextFaultsOf(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  const faults = [...(await overflowOf(page)), ...(await cutTextOf(page))];
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "";
  });
  return faults.map((fault) => `at 200 %: ${fault}`);
}

/** Another width has been drawn. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => resolve()), 10));
      }),
  );

/**
 * From now on the colours of another theme are there at once: with little motion too, they would take a moment, and
 * every step of the way is a new style for the whole page.
 */
export const withoutFading = (page: Page): Promise<void> =>
  page.evaluate(() => {
    if (document.adoptedStyleSheets.some(({ title }) => title === "at once")) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*, ::before, ::after { transition: none !important }");
    Object.defineProperty(sheet, "title", { value: "at once" });
    document.adoptedStyleSheets.push(sheet);
  });

const PRESSED = "button, a[href], input, select, textarea, summary, [role=option], [role=tab], [role^=menuitem]";

/** For a finger: what can be pressed and is smaller than 44 pixels. Links inside a sentence are as high as its lines. */
export async function smallTargetsOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  await drawn(page);
  const small = await page.evaluate((kinds) => {
    if (!matchMedia("(pointer: coarse)").matches) return ["the page does not know of the finger"];
    const faults: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(kinds)) {
      const isInSentence =
        element.matches("a") &&
        getComputedStyle(element).display === "inline" &&
        element.parentElement?.textContent.trim() !== element.textContent.trim();
      let { width, height } = element.getBoundingClientRect();
      // A box may be pressed by its words.
      const label = element instanceof HTMLInputElement && element.labels?.[0]?.getBoundingClientRect();
      if (label) [width, height] = [Math.max(width, label.width), Math.max(height, label.height)];
      const isSeen = width > 2 && element.checkVisibility({ visibilityProperty: true });
      if (!isSeen || isInSentence || element.matches(":disabled")) continue;
      // A link may reach over all of its card.
      const over = getComputedStyle(element, "::after");
      if (over.position === "absolute") {
        width = Math.max(width, Number.parseFloat(over.width));
        height = Math.max(height, Number.parseFloat(over.height));
      }
      if (width < 43.5 || height < 43.5)
        faults.push(`${Math.round(width)} × ${Math.round(height)}: ${element.outerHTML.slice(0, 160)}`);
    }
    return faults;
  }, PRESSED);
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: false });
  await session.detach();
  return small;
}

/** What has the focus and lies under something that stays in its place. */
export const hiddenFocusOf = (page: Page): Promise<string[]> =>
  page.evaluate(async (kinds) => {
    const before = document.activeElement;
    const open = [...document.querySelectorAll("dialog[open], [role=dialog]")].at(-1) ?? document.body;
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- this runs in the page, which has nothing from out there
    const isHidden = (element: HTMLElement): boolean => {
      element.focus();
      const isBox = element instanceof HTMLInputElement && /checkbox|radio/.test(element.type);
      const place = (isBox && element.labels?.[0]) || element;
      const { left, top, width, height } = place.getBoundingClientRect();
      if (document.activeElement !== element || width < 2) return false;
      const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [left + width * x, top + height * y]));
      return !points.some(([x = 0, y = 0]) => {
        const seen = document.elementFromPoint(x, y);
        return seen !== null && (place.contains(seen) || seen.contains(place));
      });
    };
    const hidden: string[] = [];
    for (const element of open.querySelectorAll<HTMLElement>(kinds)) {
      if (element.tabIndex < 0 || !element.checkVisibility({ visibilityProperty: true })) continue;
      let isLost = isHidden(element);
      // What comes into sight when it has the focus takes a moment, and on a busy machine a longer one.
      for (let tries = 0; isLost && tries < 40; tries += 1) {
        // oxlint-disable-next-line no-await-in-loop -- one element at a time can have the focus
        await new Promise((resolve) => {
          setTimeout(resolve, 50);
        });
        isLost = isHidden(element);
      }
      if (isLost) hidden.push(`focus out of sight: ${element.outerHTML.slice(0, 120)}`);
    }
    if (before instanceof HTMLElement) before.focus();
    return hidden;
  }, PRESSED);

/** For who asked for less motion: what moves for longer than the blink of an eye, or without an end. */
export const movementsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().endTime) > 50)
      .map(
        (animation) =>
          `moves: ${animation.effect instanceof KeyframeEffect ? animation.effect.target?.outerHTML.slice(0, 120) : ""}`,
      ),
  );
