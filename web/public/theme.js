try {
  for (const name of ["theme", "density"]) {
    const chosen = localStorage.getItem(`handbill.${name}`);
    if (/^(light|dark|compact)$/.test(chosen)) document.documentElement.dataset[name] = chosen;
  }
} catch {}
// What is pressed while the page is a picture only is done as soon as it is more (src/app/go-on.ts).
window.handbillPressed = [];
for (const kind of ["click", "keydown"]) {
  addEventListener(
    kind,
    (event) => {
      if (event.isTrusted && "painted" in document.documentElement.dataset) window.handbillPressed.push(event);
    },
    true,
  );
}
// What the server has painted is seen before anything else runs; a page in the background is not drawn at all.
const run = (address) => import(address);
const report = (cause) => dispatchEvent(new CustomEvent("handbill:broken", { detail: cause }));
const beginStudio = () => run(document.querySelector("link[data-studio]").href).catch(report);
function begin() {
  for (const link of document.querySelectorAll("link[data-later]")) link.rel = "modulepreload";
  run("/early.js").catch(() => undefined);
  run("/broken.js").then(beginStudio, beginStudio);
}
if ("painted" in document.documentElement.dataset) {
  addEventListener("DOMContentLoaded", () => {
    // The first picture may be a part of the page: what came since is drawn before anything runs, too.
    const next = () => requestAnimationFrame(() => setTimeout(begin));
    const look = (list) => list.getEntriesByName("first-contentful-paint").forEach(next);
    new PerformanceObserver(look).observe({ type: "paint", buffered: true });
    setTimeout(begin, document.hidden ? 0 : 1000);
  });
}
