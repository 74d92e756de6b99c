import axe from "axe-core";
import { afterEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { renderInBusiness } from "../test-support/in-business.tsx";
import { KitPage } from "../test-support/kit-page.tsx";

const SIZES = { wide: [1280, 900], narrow: [320, 740] } as const;

/** Leaves a picture of it beside those of `npm run screens`, for who wants to see the parts together. */
async function keepPicture(name: string, width: number): Promise<void> {
  await page.viewport(width, document.documentElement.scrollHeight);
  await page.screenshot({ path: `../../../out/kit/${name}.png`, element: document.documentElement });
}

/** The colours of the other theme do not come at once. */
const settled = (): Promise<unknown> =>
  Promise.all(
    document
      .getAnimations()
      .filter((animation) => animation instanceof CSSTransition)
      .map(({ finished }) => finished),
  );

afterEach(async () => {
  delete document.documentElement.dataset["theme"];
  await page.viewport(414, 896);
});

test("every part is accessible in every state, light and dark, wide and narrow", async () => {
  await renderInBusiness(<KitPage />);
  await expect.element(page.getByRole("heading", { level: 1 })).toBeVisible();
  const found: Record<string, string[]> = {};
  for (const theme of ["light", "dark"]) {
    document.documentElement.dataset["theme"] = theme;
    for (const [name, [width, height]] of Object.entries(SIZES)) {
      await page.viewport(width, height);
      await settled();
      const { violations } = await axe.run("main", { resultTypes: ["violations"] });
      const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(", ")}`);
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth > clientWidth) faults.push(`${scrollWidth} wide`);
      if (faults.length > 0) found[`${theme}, ${name}`] = faults;
      await keepPicture(`${theme}-${name}`, width);
    }
  }
  expect(found).toEqual({});
});
