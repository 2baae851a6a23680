// Linking two cards: choose one, those that can be linked light up with how people say it, choose the other.

import { question } from "./dialog.js";
import { refresh } from "./live.js";
import { ask, codeOf, fill, keyOf, kindOfCard, say, saySignedOut, words } from "./wire.js";

const relations = JSON.parse(words.relations);
const board = document.getElementById("board");
let first = null;

/** How two kinds can be linked: [relation, label, whether the first card is where it starts]. */
function ways(one, other) {
  const found = [];
  for (const [rel, label, inverse, starts, ends] of relations) {
    if (starts.includes(one) && ends.includes(other)) found.push([rel, label, true]);
    else if (starts.includes(other) && ends.includes(one)) found.push([rel, inverse, false]);
  }
  return found;
}

export const isLinking = () => first !== null;

/** Leaves the mode; the first card gets the focus back. */
export function leave(focus = true) {
  const card = first;
  first = null;
  delete board.dataset.linking;
  for (const other of board.querySelectorAll("[data-can], [data-first]")) {
    delete other.dataset.can;
    delete other.dataset.first;
    other.querySelector(".card-text a").removeAttribute("aria-description");
  }
  if (card) say("");
  if (focus) card?.querySelector(".card-menu")?.focus();
}

/** Begins with a card. */
export function begin(card) {
  leave(false);
  const mine = kindOfCard(card);
  const fits = [...board.querySelectorAll(".card[id^=kort-]")].filter(
    (other) => other !== card && !other.matches('[data-marks~="retired"]') && ways(mine, kindOfCard(other)).length,
  );
  if (!fits.length) return say(fill(words.nothingFits, { card: keyOf(card) }));
  first = card;
  board.dataset.linking = "";
  card.dataset.first = "";
  for (const other of fits) {
    const said = ways(mine, kindOfCard(other)).map(([, label]) => label).join(" / ");
    other.dataset.can = said;
    other.querySelector(".card-text a").setAttribute("aria-description", `${keyOf(card)} ${said}`);
  }
  say(fill(words.linking, { card: keyOf(card) }), { text: words.cancel, run: () => leave() });
  fits[0].querySelector(".card-text a").focus();
  return null;
}

async function pick(other) {
  const card = first;
  const found = ways(kindOfCard(card), kindOfCard(other));
  const sentence = (label) => `${keyOf(card)} ${label} ${keyOf(other)}`;
  const choices = found.map(([rel, label, out]) => [`${rel} ${out ? 1 : 0}`, sentence(label)]);
  leave(false);
  const said = await question({ title: words.how, choices, reason: true, yes: words.makeLink });
  if (said) {
    const [rel, out] = said.choice.split(" ");
    const [from, to] = out === "1" ? [card, other] : [other, card];
    const fields = { fran: codeOf(from), till: codeOf(to), rel, reason: said.reason };
    const answer = await ask(words.link, fields);
    await refresh();
    if (answer.kind === "out") saySignedOut();
    else if (answer.kind !== "ok") say(answer.body.errors?.join(" ") ?? words.gone);
    else say(fill(words.linked, { sentence: choices.find(([value]) => value === said.choice)[1] }));
  }
  document.getElementById(card.id)?.querySelector(".card-menu")?.focus();
}

board.addEventListener("click", (event) => {
  if (!isLinking()) return;
  const card = event.target.closest(".card");
  if (!card || event.target.closest(".card-menu-box")) return;
  event.preventDefault();
  event.stopPropagation();
  if ("can" in card.dataset) pick(card);
}, true);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isLinking() && !document.querySelector("dialog[open]")) leave();
});
