// Tells under a field what may point to a person while it is written, and offers to mask it. The server asks all the same.

import { find, mask } from "./find.js";

const words = document.querySelector("[data-guard-words]")?.dataset;
const PAUSE = 400; // milliseconds after the last key
const waiting = new WeakMap();

/** Free text in forms that save: not searches, not what is meant for a name or an address. */
function isWatched(field) {
  if (!field.form || field.form.method !== "post" || field.closest("[data-unguarded]")) return false;
  return field.matches("textarea") || field.matches("input[type=text]:not([autocomplete])");
}

function hintFor(field) {
  const next = field.nextElementSibling;
  if (next?.matches(".guard-hint")) return next;
  const hint = document.createElement("p");
  hint.className = "guard-hint";
  hint.setAttribute("role", "status");
  field.after(hint);
  return hint;
}

function look(field) {
  const hits = find(field.value);
  if (!hits.length && !field.nextElementSibling?.matches(".guard-hint")) return;
  const hint = hintFor(field);
  hint.replaceChildren();
  if (!hits.length) return;
  const kinds = [...new Set(hits.map((hit) => words[hit.kind.replace("-number", "")]))];
  const isNumber = hits.some((hit) => hit.kind === "identity-number");
  hint.toggleAttribute("data-number", isNumber);
  const text = document.createElement("span");
  text.textContent = (isNumber ? words.refused : words.asked).replace("{kinds}", kinds.join(", "));
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.mask;
  button.addEventListener("click", () => {
    field.value = mask(field.value, find(field.value));
    field.dispatchEvent(new Event("input", { bubbles: true }));
    look(field);
    field.focus();
  });
  hint.append(text, button);
}

if (words) {
  document.addEventListener("input", ({ target }) => {
    if (!isWatched(target)) return;
    clearTimeout(waiting.get(target));
    waiting.set(target, setTimeout(() => look(target), PAUSE));
  });
}
