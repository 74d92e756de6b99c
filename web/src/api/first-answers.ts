const ELEMENT = "first-answers";
/** What comes with a page is what it asks first; later it asks anew. */
const GOOD_FOR_MS = 5_000;

let answers: Map<string, unknown> | undefined;

/** Data that came within the page, once. */
export function takeFromPage(id: string): unknown {
  const element = typeof document === "undefined" ? null : document.querySelector(`#${id}`);
  element?.remove();
  return element?.textContent ? JSON.parse(element.textContent) : null;
}

const read = (): Map<string, unknown> => new Map(Object.entries(Object(takeFromPage(ELEMENT))));

/** Whether the page came with answers that nobody has taken yet. */
export const hasFirstAnswers = (): boolean => (answers ??= read()).size > 0 && performance.now() < GOOD_FOR_MS;

/** The answer that came along with the page (routes/first-answers.ts of the server), once and only at the beginning. */
export function takeFirstAnswer(address: string): Response | undefined {
  answers ??= read();
  const answer = answers.get(address);
  if (!answers.delete(address) || !Array.isArray(answer) || performance.now() > GOOD_FOR_MS) return undefined;
  const [etag, body] = answer;
  return new Response(String(body), { headers: typeof etag === "string" ? { etag } : {} });
}

/** What was not asked for before something is changed may not be true any more. */
export const dropFirstAnswers = (): void => answers?.clear();
