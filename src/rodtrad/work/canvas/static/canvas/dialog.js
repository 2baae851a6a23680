// A question in front of the page: some choices, lines to read, perhaps a reason.

import { words } from "./wire.js";

function field(name, type, value, label, checked) {
  const box = document.createElement("label");
  box.className = "option";
  const input = document.createElement("input");
  Object.assign(input, { type, name, value, checked });
  input.className = "ds-input";
  const text = document.createElement("span");
  text.textContent = label;
  box.append(input, text);
  return box;
}

/** Asks; gives {choice, reason}, or null when the person leaves. ``choices``: [value, words]; the first is chosen. */
export function question({ title, choices = [], chosen, lines = [], reason = false, yes }) {
  const dialog = document.createElement("dialog");
  dialog.className = "board-dialog";
  const form = document.createElement("form");
  form.method = "dialog";
  const head = document.createElement("h2");
  head.textContent = title;
  head.id = "board-dialog-title";
  dialog.setAttribute("aria-labelledby", head.id);
  form.append(head);
  if (lines.length) {
    const list = document.createElement("ul");
    for (const line of lines) list.append(Object.assign(document.createElement("li"), { textContent: line }));
    form.append(list);
  }
  const first = choices.some(([value]) => value === chosen) ? chosen : choices[0]?.[0];
  for (const [value, label] of choices) form.append(field("choice", "radio", value, label, value === first));
  if (reason) {
    const label = Object.assign(document.createElement("label"), { className: "field-label", textContent: words.why });
    label.append(Object.assign(document.createElement("textarea"), { name: "reason", rows: 2, className: "ds-input" }));
    form.append(label);
  }
  const buttons = Object.assign(document.createElement("p"), { className: "form-buttons" });
  const go = Object.assign(document.createElement("button"), { value: "yes", textContent: yes, className: "ds-button" });
  const leave = Object.assign(document.createElement("button"), { value: "", textContent: words.cancel, className: "ds-button" });
  leave.dataset.variant = "tertiary";
  leave.dataset.color = "neutral";
  buttons.append(go, leave);
  form.append(buttons);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  (form.querySelector("input:checked") ?? go).focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const data = new FormData(form);
      dialog.remove();
      resolve(dialog.returnValue === "yes" ? { choice: data.get("choice") ?? "", reason: data.get("reason") ?? "" } : null);
    });
  });
}
