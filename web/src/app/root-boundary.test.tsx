import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { RootBoundary } from "./root-boundary.tsx";

function Broken(): never {
  throw new Error("nobody caught this");
}

test("what every other boundary let through empties the page, and tells what shows the last resort why", async () => {
  const told = vi.fn<(event: Event) => void>();
  addEventListener("handbill:broken", told, { once: true });
  const quiet = vi.spyOn(console, "error").mockImplementation(() => undefined);
  await render(
    <RootBoundary>
      <p>The studio</p>
      <Broken />
    </RootBoundary>,
  );
  await expect.poll(() => told.mock.calls).toHaveLength(1);
  expect(told.mock.calls[0]?.[0]).toMatchObject({ detail: expect.objectContaining({ message: "nobody caught this" }) });
  expect(page.getByText("The studio").elements()).toHaveLength(0);
  quiet.mockRestore();
});
