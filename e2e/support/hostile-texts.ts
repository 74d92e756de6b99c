import type { Page } from "playwright-core";
import { naughtyStrings } from "../../server/test/ai/corpora/attacks.ts";

/** A site that nobody may be sent to, and from which nothing may be fetched. */
const ELSEWHERE = "//elsewhere.invalid";

/** Texts that do something wherever one of them is taken for more than a text. */
const OWN = [
  `"><img src=${ELSEWHERE}/a onerror=strike()>`,
  "<svg onload=strike()>",
  "</script><script>strike()</script>",
  "</title></textarea></style><script>strike()</script>",
  `<iframe srcdoc="<script>parent.strike()</script>">`,
  `<a href="javascript:strike()" autofocus onfocus=strike()>Here</a>`,
  "[Here](javascript:strike())",
  `![Here](https:${ELSEWHERE}/b)`,
  "<https:javascript:strike()>",
  `<style>@import "${ELSEWHERE}/c"</style>`,
  `' autofocus onfocus=strike() style='background:url(${ELSEWHERE}/d)`,
  `<base href=${ELSEWHERE}/>`,
  `<meta http-equiv=refresh content="0;url=${ELSEWHERE}/e">`,
  `<form action=${ELSEWHERE}/f><input autofocus onfocus=strike()>`,
  "<math><mtext><table><mglyph><style><img src onerror=strike()>",
  "<details open ontoggle=strike()><summary>Here",
  "${strike()} {{constructor.constructor('strike()')()}} `<b>`",
  "\u2028<!--><script>strike()//--></script>\u2029",
  "\u202e<marquee onstart=strike()>\u2066",
];

/** One after the other, and from the beginning again. The strings of others are added where they lie beside the repository. */
export function hostileTexts(): { next(most?: number): string; all: readonly string[] } {
  const all = [...OWN, ...naughtyStrings().filter((text) => /<|script:|onerror/i.test(text))];
  let turn = 0;
  return {
    all,
    next(most = 120) {
      const text = OWN[turn % OWN.length] ?? "";
      turn += 1;
      return text.slice(0, most);
    },
  };
}

/** Fills all texts in `value` anew; what a path in `but` leads to stays, since there it was refused. */
export function filledWith(next: () => string, value: unknown, but: ReadonlySet<string>, path = ""): unknown {
  if (but.has(path)) return value;
  if (typeof value === "string") return next();
  const inner = (name: string | number): string => (path === "" ? String(name) : `${path}.${name}`);
  if (Array.isArray(value)) return value.map((one, place) => filledWith(next, one, but, inner(place)));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, filledWith(next, one, but, inner(name))]),
  );
}

/**
 * Notes everything that a text has brought about in the pages of this browser from now on: a script that ran, a dialog, a request to
 * elsewhere, something that the content policy had to stop.
 */
export async function watchHarm(page: Page, origin: string): Promise<string[]> {
  const harm: string[] = [];
  const context = page.context();
  await context.exposeBinding("strike", ({ frame }) => void harm.push(`a script ran: ${frame.url()}`));
  await context.exposeBinding(
    "stopped",
    ({ frame }, what: string) => void harm.push(`stopped ${what}: ${frame.url()}`),
  );
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      Reflect.get(globalThis, "stopped")(`${violatedDirective} ${blockedURI}`);
    });
  });
  context.on("dialog", (dialog) => {
    harm.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (/^(?:https?|wss?):$/.test(url.protocol) && url.origin !== origin) harm.push(`asked for ${url.href}`);
  });
  return harm;
}
