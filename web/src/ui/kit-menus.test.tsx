import { useState } from "react";
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import "../styles.css";
import { Button } from "./button.tsx";
import { Checkbox, CheckboxGroup } from "./checkbox.tsx";
import { Menu, MenuItem, MenuSeparator } from "./menu.tsx";
import { Tabs } from "./tabs.tsx";
import { Tooltip } from "./tooltip.tsx";

test("an action of a menu is reached with the keyboard, and the focus comes back", async () => {
  const onAction = vi.fn<() => void>();
  await render(
    <Menu label="Campaign" trigger={<Button>More</Button>}>
      <MenuItem onAction={() => undefined}>Rename</MenuItem>
      <MenuSeparator />
      <MenuItem onAction={onAction} isDanger>
        Remove
      </MenuItem>
    </Menu>,
  );
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("menuitem", { name: "Rename" })).toBeVisible();
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(onAction).toHaveBeenCalledTimes(1);
  await expect.element(page.getByRole("button", { name: "More" })).toHaveFocus();
});

const views = [
  { id: "plan", title: "Plan", content: <p>The plan</p> },
  { id: "board", title: "Board", content: <p>The board</p> },
] as const;

function Views() {
  const [selected, setSelected] = useState<"plan" | "board">("plan");
  return <Tabs label="Views" tabs={views} selected={selected} onSelect={setSelected} />;
}

test("arrow keys move between tabs", async () => {
  await render(<Views />);
  await userEvent.tab();
  await userEvent.keyboard("{ArrowRight}");
  await expect.element(page.getByRole("tabpanel")).toHaveTextContent("The board");
});

function Days() {
  const [days, setDays] = useState(["mon"]);
  return (
    <>
      <CheckboxGroup label="Days" value={days} onChange={setDays}>
        <Checkbox value="mon">Monday</Checkbox>
        <Checkbox value="tue">Tuesday</Checkbox>
      </CheckboxGroup>
      <output>{days.join(" ")}</output>
    </>
  );
}

test("boxes of a group are ticked with the space bar", async () => {
  await render(<Days />);
  await userEvent.tab();
  await userEvent.keyboard(" ");
  await userEvent.tab();
  await userEvent.keyboard(" ");
  await expect.element(page.getByRole("status")).toHaveTextContent("tue");
});

test("a tooltip explains its button to whoever comes by keyboard", async () => {
  await render(
    <Tooltip text="Takes the approval back">
      <Button>Reopen</Button>
    </Tooltip>,
  );
  await userEvent.tab();
  await expect.element(page.getByRole("tooltip")).toHaveTextContent("Takes the approval back");
});
