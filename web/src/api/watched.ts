/** Whether this page lies behind another, or in a window that is folded away. */
export const isHidden = (): boolean => document.hidden;

/** Whether somebody is in front of this page rather than of another window. */
export const hasFocus = (): boolean => document.hasFocus();
