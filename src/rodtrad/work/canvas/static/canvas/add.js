// New cards from the line at the foot of each section: type, Enter, next.

import { hasIdentityNumber } from "../ui/guard/find.js";
import { askAbout, leaveOut } from "./asked.js";
import { refresh } from "./live.js";
import { answered, push, unsent } from "./queue.js";
import { newKey, say, words } from "./wire.js";

const form = document.getElementById("quick-form");

/** The line for a type: the one there is, or a copy of the inbox's. */
function lineFor(kind, title, question) {
  const line = document.getElementById("ny-unsorted").closest(".quick-add").cloneNode(true);
  const field = line.querySelector("input");
  field.id = `ny-${kind}-${question ?? "tom"}`;
  field.name = `text-${kind}`;
  field.value = "";
  if (question) field.dataset.question = question;
  line.querySelector("label").htmlFor = field.id;
  line.querySelector("label").textContent = title;
  line.querySelector(".quick-send span").textContent = title;
  return line;
}

function send(field, more = {}) {
  const text = field.value.trim();
  const kind = field.name.slice("text-".length);
  if (!text) return field.focus();
  if (hasIdentityNumber(text)) return tell(field, words.refused);
  tell(field, "");
  leaveOut(field.closest(".quick-add"));
  field.value = "";
  const fields = { [field.name]: text, nyckel: newKey(), ...more };
  if (field.dataset.question) fields["svar-pa"] = field.dataset.question;
  draw(kind, text, fields.nyckel, field);
  push({ does: "add", url: form.getAttribute("action"), fields, kind });
  field.focus();
}

/** What is wrong with the text, under its line; empty takes the message away. */
function tell(field, message) {
  const line = field.closest(".quick-add");
  let told = line.querySelector(".card-help");
  if (!told) {
    told = document.createElement("span");
    told.className = "card-help";
    told.setAttribute("data-wrong", "");
    told.setAttribute("role", "alert");
    line.append(told);
  }
  told.textContent = message;
}

/** The card as it will look, until the real one has come. */
function draw(kind, text, key, field) {
  const section = document.querySelector(`.canvas-section[data-kind="${kind}"] > .canvas-cards`);
  const card = document.createElement("div");
  card.className = "card card-coming";
  card.id = `vantar-${key}`;
  card.dataset.own = "";
  card.dataset.pending = words.saving;
  card.textContent = text;
  if (section) section.append(card);
  else (field?.closest("li, .canvas-more, .quick-add") ?? document.querySelector(".canvas-inside")).after(card);
}

answered("add", async (edit, answer) => {
  const coming = document.getElementById(`vantar-${edit.fields.nyckel}`);
  if (answer.kind === "ok") {
    say(words.saved);
    await refresh();
    coming?.remove();
    return;
  }
  coming?.remove();
  const name = `text-${edit.kind}`;
  const field = document.querySelector(`.quick-add input[name="${name}"]`);
  if (!field) return;
  field.value = [edit.fields[name], field.value].filter(Boolean).join(" ");
  const { errors, question } = answer.body;
  if (question) askAbout(field.closest(".quick-add"), question, (said) => send(field, said));
  else tell(field, answer.kind === "refused" ? errors?.join(" ") : words.gone);
});

document.addEventListener("input", (event) => {
  if (event.target.matches(".quick-add input")) leaveOut(event.target.closest(".quick-add"));
});
document.addEventListener("board:waiting", () => {
  for (const card of document.querySelectorAll(".card-coming")) card.dataset.pending = words.waiting;
});

/** Cards that waited when the page was left. */
export function restore() {
  for (const edit of unsent().filter((each) => each.does === "add")) draw(edit.kind, edit.fields[`text-${edit.kind}`], edit.fields.nyckel);
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches(".quick-add input")) return;
  event.preventDefault();
  send(event.target);
});
document.addEventListener("click", (event) => {
  const button = event.target.closest(".quick-send");
  const begin = event.target.closest("[data-add], [data-answer]");
  if (button) {
    event.preventDefault();
    send(button.closest(".quick-add").querySelector("input"));
  } else if (begin && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    const question = begin.closest("li")?.dataset.key;
    const place = begin.closest("li, .canvas-more");
    place.querySelector(":scope > .quick-add")?.remove();
    const line = lineFor(begin.dataset.add ?? begin.dataset.answer, begin.textContent.trim(), question);
    line.dataset.busy = "";
    line.addEventListener("focusout", (left) => {
      if (line.contains(left.relatedTarget) || line.querySelector("input").value) return;
      delete line.dataset.busy;
    });
    place.append(line);
    line.querySelector("input").focus();
  }
});
