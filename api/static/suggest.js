// Suggests names and questions while somebody types, in the manner of an ARIA combobox. The box works without it.
// The end of what was typed travels in the body of a POST to this site, so that no address and no log holds it.
"use strict";

const AT_MOST = 80; // characters that are sent
const PAUSE = 180; // milliseconds without a key before anything is asked for

function suggesting(box, list, status) {
  let asked = null; // the request that is under way
  let timer = 0;
  let held = []; // what is suggested
  let active = -1; // which of it the arrow keys are on
  let before = ""; // the text that stands before what was sent

  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");

  function close() {
    clearTimeout(timer);
    if (asked) asked.abort();
    held = [];
    active = -1;
    list.hidden = true;
    list.replaceChildren();
    status.textContent = "";
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  function mark(place) {
    active = place;
    [...list.children].forEach((one, i) => one.setAttribute("aria-selected", String(i === place)));
    if (place < 0) box.removeAttribute("aria-activedescendant");
    else {
      box.setAttribute("aria-activedescendant", list.children[place].id);
      list.children[place].scrollIntoView({ block: "nearest" });
    }
  }

  function take(one) {
    const whole = one.kind === "question";
    box.value = `${box.value.slice(0, before.length + one.start)}${one.text}${whole ? "" : " "}`;
    close();
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  }

  function option(one, i) {
    const item = document.createElement("li");
    item.id = `${list.id}-${i}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.append(one.text);
    if (one.kind === "concept") {
      const about = document.createElement("small");
      about.textContent = one.name ? ` ${one.name} · ${one.type_label}` : ` ${one.type_label}`;
      item.append(about);
    }
    item.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    item.addEventListener("click", () => take(one));
    return item;
  }

  function show(found) {
    held = found;
    list.replaceChildren(...found.map(option));
    mark(-1);
    list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(found.length > 0));
    status.textContent = found.length ? status.dataset.words : "";
  }

  async function ask() {
    const typed = box.value;
    if (box.selectionStart !== typed.length || !typed.trim()) return close();
    const cut = Math.max(0, typed.length - AT_MOST);
    if (asked) asked.abort();
    asked = new AbortController();
    try {
      const reply = await fetch("/api/v1/suggest", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ q: typed.slice(cut), language: document.documentElement.lang }),
        signal: asked.signal,
        credentials: "omit",
        referrerPolicy: "no-referrer",
      });
      if (!reply.ok) return close();
      const { suggestions } = await reply.json();
      if (box.value !== typed || document.activeElement !== box) return undefined;
      before = typed.slice(0, cut);
      return show(suggestions);
    } catch {
      return undefined; // it was typed on, or there is no network: the box works all the same
    }
  }

  box.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });

  box.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      const last = held.length - 1;
      const next = active + steps[event.key];
      mark(next > last ? 0 : next < 0 ? last : next);
    } else if (event.key === "Enter" && active >= 0 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      take(held[active]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Tab") close();
  });

  box.addEventListener("blur", close);
  box.form.addEventListener("submit", close);
}

for (const box of document.querySelectorAll(".ask textarea")) {
  const list = box.form.querySelector("[role=listbox]");
  const status = box.form.querySelector("[role=status]");
  if (list && status) suggesting(box, list, status);
}
