const STORED = "handbill.notify";

const stored = (): boolean => {
  try {
    return localStorage.getItem(STORED) === "on";
  } catch {
    return false;
  }
};

/** Whether this browser can show messages outside the page at all; on plain http most cannot. */
export const canNotify = (): boolean => "Notification" in globalThis;

/** Whether the owner blocked them in the browser: only there can it be undone. */
export const isNotifyBlocked = (): boolean => canNotify() && Notification.permission === "denied";

/** The owner asked for messages on this device, and the browser allows them. */
export const wantsNotify = (): boolean => canNotify() && Notification.permission === "granted" && stored();

/** Switches messages on this device; asks the browser where it has not been asked. Answers whether they are on now. */
export async function setNotify(isOn: boolean): Promise<boolean> {
  const allowed = isOn && canNotify() ? (await Notification.requestPermission()) === "granted" : false;
  try {
    if (allowed) localStorage.setItem(STORED, "on");
    else localStorage.removeItem(STORED);
  } catch {
    return false;
  }
  return allowed;
}

/** Tells of something while nobody looks at the page; who looks sees it there. */
export function notify(title: string, onOpen: () => void): void {
  if (!wantsNotify() || !document.hidden) return;
  try {
    const note = new Notification(title, { icon: "/favicon.svg", tag: title });
    note.addEventListener("click", () => {
      window.focus();
      onOpen();
      note.close();
    });
  } catch {
    // Phones allow it only to a service worker: then the title of the tab has to do.
  }
}
