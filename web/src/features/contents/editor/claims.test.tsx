import { expect, test } from "vitest";
import { render } from "vitest-browser-react";
import { Claims } from "./claims.tsx";

test("a statement that the profile does not back is named, one the owner confirmed is not", async () => {
  const page = await render(
    <Claims
      claims={[
        { text: "Breakfast for £77.70 today.", field: "subject", confirmed: false },
        { text: "Open since 1987.", field: "body", confirmed: true },
      ]}
    />,
  );
  const notes = page.getByRole("region", { name: "Check before you approve" });
  await expect.element(notes.getByText("Check: “Breakfast for £77.70 today.” isn't in your profile")).toBeVisible();
  expect(notes.element().textContent).not.toContain("1987");
});

test("nothing is said where every statement is backed", async () => {
  const page = await render(<Claims claims={[{ text: "Open since 1987.", field: "body", confirmed: true }]} />);
  expect(page.container.textContent).toBe("");
});
