/** Read by public/broken.js too, which has nothing of the studio to ask. */
const SHELF = "handbill.saved";

/** The server has confirmed a change: should the page break, the owner is told until when the work is safe. */
export function noteSave(now = Date.now()): void {
  try {
    localStorage.setItem(SHELF, String(now));
  } catch {
    // A full or forbidden storage only takes the time from that sentence.
  }
}
