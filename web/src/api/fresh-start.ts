/**
 * Loads another page in full, which drops everything that belonged to the user before. The browser may keep this one in its memory
 * for the way back: nothing of it is seen then until it is known whose it is (features/auth/session-keeper.tsx).
 */
export function startAfresh(path: string): void {
  addEventListener("pagehide", () => {
    document.body.hidden = true;
  });
  location.assign(path);
}
