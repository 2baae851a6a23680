// The quick thought without a network: kept in the browser, after the guard has read it, and sent when there is one.

import { hasIdentityNumber } from "../ui/guard/find.js";
import { askAbout, leaveOut } from "./asked.js";
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
  const allowed = rows.filter((row) => !hasIdentityNumber(row.text));
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
      const { errors, question } = answer.body;
      line.textContent = question ? "" : (errors?.join(" ") ?? "");
      if (question) askAbout(form.elements.text.parentElement, question, send);
    }
  }
  return null;
}

/** ``more``: the answer to what was asked about the text. */
function send(more = {}) {
  const text = form.elements.text.value.trim();
  leaveOut(form.elements.text.parentElement);
  if (hasIdentityNumber(text)) {
    line.textContent = line.dataset.refused;
    form.elements.text.focus();
    return;
  }
  keep([...read(), { text, work: form.elements.work.value, nyckel: newKey(), ...more }]);
  form.elements.text.value = "";
  form.elements.text.focus();
  flush();
}

form.addEventListener("submit", (event) => {
  if (!form.elements.text.value.trim()) return;
  event.preventDefault();
  send();
});
form.elements.text.addEventListener("input", () => leaveOut(form.elements.text.parentElement));
window.addEventListener("online", flush);
flush();
