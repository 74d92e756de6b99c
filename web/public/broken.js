// The last resort, without anything of the studio: shown when the frame itself broke, or the studio could not be loaded at all.
const lastResort = document.querySelector("#broken");
const studio = document.querySelector("#root");
const partOf = (name) => lastResort.querySelector(`[data-${name}]`);
let brokenBy = "";

/** Null where this browser keeps nothing, or must not. */
function readShelf(read) {
  try {
    return read(localStorage);
  } catch {
    return null;
  }
}

function showLastResort(cause) {
  brokenBy = `${location.href}\n${new Date().toISOString()}\n${navigator.userAgent}\n${cause?.stack ?? cause}`;
  const savedAt = Number(readShelf((shelf) => shelf.getItem("handbill.saved")) ?? 0);
  const isToday = new Date(savedAt).toDateString() === new Date().toDateString();
  const clock = { hour: "numeric", minute: "2-digit" };
  const words = isToday ? clock : { ...clock, day: "numeric", month: "long" };
  partOf("saved").hidden = savedAt === 0;
  partOf("safe").hidden = savedAt !== 0;
  partOf("time").textContent = new Date(savedAt).toLocaleString("en-GB", words);
  partOf("kept").hidden = !readShelf((shelf) => Object.keys(shelf).some((name) => name.startsWith("handbill.draft.")));
  lastResort.hidden = false;
  studio.hidden = true;
  partOf("title").focus();
}

partOf("reload").addEventListener("click", () => location.reload());
partOf("copy").addEventListener("click", ({ currentTarget: button }) => {
  navigator.clipboard?.writeText(brokenBy).then(
    () => (button.textContent = button.dataset.done),
    () => undefined,
  );
});
addEventListener("handbill:broken", (event) => showLastResort(event.detail));
// What is not the studio's own, as of an extension, is no reason to cover it.
addEventListener(
  "error",
  (event) => {
    const source = event.target instanceof HTMLScriptElement ? event.target.src : event.filename;
    const isOurs = source?.startsWith(`${location.origin}/assets/`);
    if (isOurs && (studio.childElementCount === 0 || "painted" in document.documentElement.dataset))
      showLastResort(event.error ?? source);
  },
  true,
);
