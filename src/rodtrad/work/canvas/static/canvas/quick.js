// The quick thought without a network: kept in the browser, after the guard has read it, and sent when there is one.

import { holdsNumber } from "./guard.js";
import { ask, newKey } from "./wire.js";

const form = document.querySelector("form.form");
const line = document.getElementById("quick-said");
const PLACE = `rodtrad-quick:${line.dataset.me}`;

const read = () => {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? "[]");
  } catch {
    return [];
  }
};

function keep(rows) {
  const allowed = rows.filter((row) => !holdsNumber(row.text));
  if (allowed.length) localStorage.setItem(PLACE, JSON.stringify(allowed));
  else localStorage.removeItem(PLACE);
}

const take = (key) => keep(read().filter((row) => row.nyckel !== key));

/** Sends what waits, oldest first; one that is refused comes back into the field. */
async function flush() {
  for (const row of read()) {
    const answer = await ask(form.action || location.pathname, row);
    if (answer.kind === "out") return (line.textContent = line.dataset.signedOut);
    if (answer.kind === "away") return (line.textContent = line.dataset.waiting);
    take(row.nyckel);
    if (answer.kind === "ok") line.textContent = line.dataset.saved;
    else {
      form.elements.text.value = [row.text, form.elements.text.value].filter(Boolean).join("\n");
      line.textContent = answer.body.errors?.join(" ") ?? "";
    }
  }
  return null;
}

form.addEventListener("submit", (event) => {
  const text = form.elements.text.value.trim();
  if (!text) return;
  event.preventDefault();
  if (holdsNumber(text)) {
    line.textContent = line.dataset.refused;
    form.elements.text.focus();
    return;
  }
  keep([...read(), { text, work: form.elements.work.value, nyckel: newKey() }]);
  form.reset();
  form.elements.text.focus();
  flush();
});
window.addEventListener("online", flush);
flush();
