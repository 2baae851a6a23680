// The search box in the header: "/" leads to it from every page, and what is found so far is listed while one types.

const form = document.querySelector("[data-search]");
const PAUSE = 180; // milliseconds after the last key
let timer = 0;
let asked = 0;

function close() {
  const list = form.querySelector("[role=listbox]");
  list.hidden = true;
  form.q.setAttribute("aria-expanded", "false");
  form.q.removeAttribute("aria-activedescendant");
}

async function suggest() {
  const mine = ++asked;
  const list = form.querySelector("[role=listbox]");
  if (form.q.value.trim().length < 2) return close();
  const answer = await fetch(form.dataset.search, { method: "POST", body: new FormData(form) }).catch(() => null);
  if (mine !== asked || !answer) return;
  if (answer.status !== 200) return close();
  list.innerHTML = await answer.text();
  list.hidden = false;
  form.q.setAttribute("aria-expanded", "true");
  form.q.removeAttribute("aria-activedescendant");
}

/** Moves the choice down or up; beyond the ends it leaves the list. */
function move(step) {
  const options = [...form.querySelectorAll("[role=option]")];
  const now = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const next = now === -1 && step < 0 ? options.length - 1 : now + step;
  options.forEach((option, place) => option.setAttribute("aria-selected", String(place === next)));
  if (options[next]) form.q.setAttribute("aria-activedescendant", options[next].id);
  else form.q.removeAttribute("aria-activedescendant");
  options[next]?.scrollIntoView({ block: "nearest" });
}

function key(event) {
  const list = form.querySelector("[role=listbox]");
  const chosen = list.querySelector("[aria-selected=true]");
  if (event.key === "Escape" && !list.hidden) close();
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
  else if (event.key === "Enter" && chosen && !list.hidden) location.assign(chosen.dataset.url);
  else return;
  event.preventDefault();
}

if (form) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    form.q.focus();
  });
  form.q.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, PAUSE);
  });
  form.q.addEventListener("keydown", key);
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
  form.querySelector("[role=listbox]").addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    event.preventDefault();
    if (option) location.assign(option.dataset.url);
  });
}
