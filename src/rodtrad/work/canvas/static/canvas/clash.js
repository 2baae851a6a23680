// Two people wrote in the same field: both texts stand beside the card until somebody chooses.

import { settle } from "./live.js";
import { write } from "./edit.js";
import { keyOf, words } from "./wire.js";

function quote(title, text) {
  const box = document.createElement("div");
  const head = document.createElement("p");
  head.className = "clash-head";
  head.textContent = title;
  const said = document.createElement("blockquote");
  said.textContent = text;
  box.append(head, said);
  return box;
}

/** Shows both texts in the card. The own one is saved beside the card already; closing the page loses nothing. */
export function chooseText(card, conflict) {
  const { mine, theirs } = conflict;
  const link = card.querySelector(".card-text a");
  link.textContent = theirs;
  card.dataset.busy = "";
  const box = document.createElement("div");
  box.className = "card-clash";
  box.setAttribute("role", "alertdialog");
  box.setAttribute("aria-label", `${words.clash}: ${keyOf(card)}`);
  const title = document.createElement("p");
  title.className = "clash-title";
  title.textContent = words.clash;
  const buttons = document.createElement("p");
  buttons.className = "clash-buttons";
  const texts = [
    [words.keepMine, mine, { ersatt: theirs }],
    [words.takeTheirs, theirs, {}],
    [words.keepBoth, `${theirs}\n\n${mine}`, {}],
  ];
  for (const [name, text, more] of texts) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", () => {
      box.remove();
      delete card.dataset.busy;
      write(card, theirs, text, { ...more, "mine-text": mine });
      settle();
      link.focus();
    });
    buttons.append(button);
  }
  box.append(title, quote(words.theirs, theirs), quote(words.mine, mine), buttons);
  card.append(box);
}
