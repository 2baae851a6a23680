// The menu of each card: move, link, open. The same for mouse, finger and keyboard.

import { begin } from "./linking.js";
import { moveTo, step } from "./move.js";
import { fill, keyOf, urlOf, words } from "./wire.js";

let opened = null;

function shut(focus) {
  if (!opened) return;
  const { button, box } = opened;
  opened = null;
  box.remove();
  button.setAttribute("aria-expanded", "false");
  if (focus) button.focus();
}

function line(text, run) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.addEventListener("click", () => {
    shut(true);
    run();
  });
  return button;
}

function open(card, button) {
  const box = document.createElement("div");
  box.className = "card-menu-box";
  box.append(
    line(words.up, () => step(card, "up")),
    line(words.down, () => step(card, "down")),
    line(words.moveTo, () => moveTo(card)),
    line(words.linkIt, () => begin(card)),
  );
  box.append(Object.assign(document.createElement("a"), { href: urlOf(card), textContent: words.open }));
  button.after(box);
  button.setAttribute("aria-expanded", "true");
  opened = { button, box };
  box.firstElementChild.focus();
}

/** Gives every card below ``root`` its menu button, once. */
export function addMenus(root) {
  for (const card of root.querySelectorAll(".card[id^=kort-]:not([data-marks~=retired])")) {
    if (card.querySelector(":scope > .card-menu")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "card-menu";
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-label", fill(words.menu, { card: keyOf(card) }));
    button.textContent = "⋯";
    card.append(button);
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".card-menu");
  const again = button && opened?.button === button;
  if (!event.target.closest(".card-menu-box")) shut(Boolean(again));
  if (button && !again) open(button.closest(".card"), button);
});
document.addEventListener("keydown", (event) => {
  if (!opened) return;
  if (event.key === "Escape") shut(true);
  const rows = [...opened?.box.children ?? []];
  const at = rows.indexOf(document.activeElement);
  if (at < 0 || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
  event.preventDefault();
  rows.at((at + (event.key === "ArrowDown" ? 1 : -1)) % rows.length).focus();
});
