/** Changes that were sent and have no answer yet. */
let count = 0;

const SHELF = "handbill.under-way";
/** A page that is left takes its requests back, in some browsers before it says that it goes. */
const LEAVING_MS = 3_000;

/** Counts a change until its answer is here. One that failed counts a little longer: the page may be going, and the server at work. */
export async function whileUnderWay<Answer>(change: () => Promise<Answer>): Promise<Answer> {
  count += 1;
  const end = (): void => void (count -= 1);
  try {
    const answer = await change();
    end();
    return answer;
  } catch (error) {
    setTimeout(end, LEAVING_MS);
    throw error;
  }
}

/** Remembers over a reload that something was under way. */
addEventListener("pagehide", () => {
  try {
    if (count > 0) sessionStorage.setItem(SHELF, "yes");
  } catch {
    // Then the page shows what came along with it until it asks again.
  }
});

/** Whether this page was left in the middle of a change, which its first answers may not hold yet. Said once. */
export function wasUnderWay(): boolean {
  try {
    const was = sessionStorage.getItem(SHELF) !== null;
    sessionStorage.removeItem(SHELF);
    return was;
  } catch {
    return false;
  }
}
