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
