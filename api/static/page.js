// Small comforts; every page works without them. Nothing is stored, and nothing is sent from here but the form itself.
"use strict";

// A link to a sentence or section that lies in a fold opens the fold.
function unfold() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let place = target; place; place = place.parentElement) {
    if (place instanceof HTMLDetailsElement) place.open = true;
  }
  if (target) target.scrollIntoView();
}

addEventListener("hashchange", unfold);
unfold();

// Ctrl+Enter or Cmd+Enter asks, from inside the question box.
for (const box of document.querySelectorAll(".ask textarea")) {
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) box.form.requestSubmit();
  });
}

// On paper every proof can be wanted: what was open when printing began stays so, the rest is folded again.
for (const sheet of document.querySelectorAll(".rest, .outline")) {
  let before = sheet.open;
  addEventListener("beforeprint", () => { before = sheet.open; sheet.open = true; });
  addEventListener("afterprint", () => { sheet.open = before; });
}
