// Writing in a card where it stands: click or Enter on its text; Ctrl+Enter or leaving the field saves, Esc leaves.

import { askAbout, leaveOut } from "./asked.js";
import { chooseText } from "./clash.js";
import { hasIdentityNumber } from "../ui/guard/find.js";
import { refresh, settle } from "./live.js";
import { answered, push, unsent } from "./queue.js";
import { fill, keyOf, newKey, say, urlOf, words } from "./wire.js";

const textOf = (card) => card.querySelector(".card-text a").textContent;

/** Opens a card's text as a field; ``typed``: what stands in it, when it is not what is saved; ``asked``: about it. */
export function edit(card, typed, message, asked) {
  if (card.querySelector(".card-editor")) return;
  const seen = card.dataset.seen ?? textOf(card);
  const box = document.createElement("div");
  box.className = "card-editor";
  const field = document.createElement("textarea");
  field.className = "ds-input";
  field.value = typed ?? seen;
  field.rows = Math.max(2, Math.ceil(field.value.length / 28));
  field.setAttribute("aria-label", fill(words.edit, { card: keyOf(card) }));
  const help = document.createElement("p");
  help.className = "card-help";
  help.id = `hjalp-${keyOf(card)}`;
  help.textContent = message ?? words.keys;
  field.setAttribute("aria-describedby", help.id);
  help.toggleAttribute("data-wrong", Boolean(message));
  if (message) help.setAttribute("role", "alert");
  box.append(field, help);
  card.dataset.busy = "";
  card.querySelector(".card-text").hidden = true;
  card.querySelector(".card-text").after(box);
  field.focus();
  const save = listen(card, box, field, help, seen);
  if (asked) askAbout(box, asked, (answer) => save(true, answer));
}

function listen(card, box, field, help, seen) {
  let done = false;
  const leave = (focus) => {
    done = true;
    close(card, box);
    if (focus) card.querySelector(".card-text a").focus();
  };
  const save = (focus, answer = {}) => {
    if (done) return;
    const text = field.value.trim();
    if (!text || text === seen) return leave(focus);
    if (hasIdentityNumber(text)) {
      help.textContent = words.refused;
      help.setAttribute("role", "alert");
      help.setAttribute("data-wrong", "");
      return;
    }
    leave(focus);
    write(card, seen, text, answer);
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save(true);
    if (event.key === "Escape") leave(true);
    event.stopPropagation();
  });
  field.addEventListener("focusout", (left) => box.contains(left.relatedTarget) || box.querySelector(".asked") || save(false));
  field.addEventListener("input", () => leaveOut(box));
  return save;
}

function close(card, box) {
  box.remove();
  card.querySelector(".card-text").hidden = false;
  if (!("pending" in card.dataset)) delete card.dataset.busy;
  settle();
}

/** Shows the text at once and sends it; the card stays as it is until the answer has come. */
export function write(card, seen, text, more = {}) {
  card.dataset.pending = words.saving;
  card.dataset.busy = "";
  card.dataset.seen = seen;
  card.querySelector(".card-text a").textContent = text;
  const fields = { falt: "text", sett: seen, nytt: text, nyckel: newKey(), ...more };
  push({ does: "write", url: `${urlOf(card)}skriv/`, fields, card: card.id });
}

const cardOf = (change) => document.getElementById(change.card);

answered("write", (change, answer) => {
  const card = cardOf(change);
  if (!card) return refresh();
  // several changes of one card may be under way: the last one decides what it looks like
  if (unsent().some((other) => other.card === change.card)) return;
  delete card.dataset.pending;
  delete card.dataset.busy;
  delete card.dataset.seen;
  if (answer.kind === "ok") {
    say(words.saved);
    settle();
    refresh();
  } else if (answer.kind === "clash") {
    chooseText(card, answer.body.conflicts[0]);
  } else {
    const { errors, question } = answer.body;
    const message = answer.kind === "refused" ? errors?.join(" ") : words.gone;
    card.querySelector(".card-text a").textContent = change.fields.sett;
    edit(card, change.fields.nytt, question ? undefined : message, question);
  }
});

document.addEventListener("board:waiting", () => {
  for (const change of unsent()) if (cardOf(change)) cardOf(change).dataset.pending = words.waiting;
});

/** Texts that waited when the page was left are shown on their cards again. */
export function restore() {
  for (const change of unsent().filter((each) => each.does === "write")) {
    const card = cardOf(change);
    if (!card) continue;
    Object.assign(card.dataset, { pending: words.saving, busy: "", seen: change.fields.sett });
    card.querySelector(".card-text a").textContent = change.fields.nytt;
  }
}

document.getElementById("board").addEventListener("click", (event) => {
  const link = event.target.closest(".card-text a");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const card = link.closest(".card");
  if ("cut" in card.dataset || card.matches('[data-marks~="retired"]')) return;
  event.preventDefault();
  edit(card);
});
