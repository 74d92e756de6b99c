import type { ReactNode } from "react";
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
  Popover,
  Separator,
} from "react-aria-components/Menu";
import { cx } from "./classes.ts";
import { itemClass, popoverClass } from "./select.tsx";

type MenuProps = {
  /** A Button or IconButton that opens the menu. */
  trigger: ReactNode;
  label: string;
  children: ReactNode;
};

/** Actions behind a button; its children are MenuItem and MenuSeparator. */
export const Menu = ({ trigger, label, children }: MenuProps) => (
  <MenuTrigger>
    {trigger}
    <Popover placement="bottom end" className={popoverClass}>
      <AriaMenu aria-label={label} className="min-w-44 p-1 outline-none">
        {children}
      </AriaMenu>
    </Popover>
  </MenuTrigger>
);

type MenuItemProps = {
  children: string;
  onAction: () => void;
  icon?: ReactNode;
  isDanger?: boolean;
  isDisabled?: boolean;
};

export const MenuItem = ({ children, onAction, icon, isDanger = false, isDisabled = false }: MenuItemProps) => (
  <AriaMenuItem
    onAction={onAction}
    isDisabled={isDisabled}
    textValue={children}
    className={cx(itemClass, isDanger && "text-danger", "data-disabled:opacity-55")}
  >
    {icon}
    {children}
  </AriaMenuItem>
);

export const MenuSeparator = () => <Separator className="my-1 border-t border-line" />;
