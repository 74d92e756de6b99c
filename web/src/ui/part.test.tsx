import { lazy } from "react";
import { expect, test } from "vitest";
import { render } from "vitest-browser-react";
import { Part } from "./part.tsx";

test("a part that does not arrive is missing alone: what is beside it keeps what was typed", async () => {
  const Missing = lazy(() => Promise.reject<{ default: () => null }>(new TypeError("Failed to fetch a module")));
  const screen = await render(
    <>
      <input aria-label="Text" defaultValue="Typed before" />
      <Part fallback="…">
        <Missing />
      </Part>
    </>,
  );
  await expect.element(screen.getByText(/Your text is safe/)).toBeVisible();
  await expect.element(screen.getByLabelText("Text")).toHaveValue("Typed before");
});
