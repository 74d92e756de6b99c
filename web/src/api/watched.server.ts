/** A page that the server paints is painted for somebody who is waiting for it. */
export const isHidden = (): boolean => false;
export const hasFocus = (): boolean => true;
