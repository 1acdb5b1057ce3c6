// Runs before the first paint, so that a remembered night never flashes white. A file, not inline: a strict content policy allows it.
(() => {
  let remembered = null;
  try {
    remembered = localStorage.getItem("landfall.theme");
  } catch {
    // Storage may be forbidden; the system's setting then holds.
  }
  if (remembered === "day" || remembered === "night") document.documentElement.dataset.theme = remembered;
})();
