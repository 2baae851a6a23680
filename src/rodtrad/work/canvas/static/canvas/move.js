// Moving a card: up, down, after another, to another kind or piece; and back again.

import { question } from "./dialog.js";
import { refresh } from "./live.js";
import { ask, fill, keyOf, kindOfCard, say, saySignedOut, urlOf, words } from "./wire.js";

const types = JSON.parse(words.types);
const cardNamed = (key) => document.getElementById(`kort-${key}`);
const near = (card, way) => {
  let other = card[`${way}ElementSibling`];
  while (other && !other.matches(".card[id^=kort-]")) other = other[`${way}ElementSibling`];
  return other;
};
const keyBefore = (card) => (near(card, "previous") ? keyOf(near(card, "previous")) : "");

/** The moved card keeps the focus, wherever it stands now. */
async function settled(key, text, undo) {
  await refresh();
  say(fill(text, { card: key }), undo && { text: words.undo, run: undo });
  cardNamed(key)?.querySelector(":scope > .card-menu")?.focus();
}

function failed(answer) {
  if (answer.kind === "out") saySignedOut();
  else say(answer.body.errors?.join(" ") ?? words.failed);
  return refresh();
}

/** After the card with that key among those of its kind; "" = first. */
export async function moveAfter(card, after, before, text = words.moved) {
  const key = keyOf(card);
  const answer = await ask(`${urlOf(card)}ordning/`, { after });
  if (answer.kind !== "ok") return failed(answer);
  const undo = text === words.moved ? () => moveAfter(cardNamed(key), before, after, words.undone) : null;
  return settled(key, text, undo);
}

/** One step up or down. */
export function step(card, way) {
  const other = near(card, way === "up" ? "previous" : "next");
  if (!other) return null;
  const before = keyBefore(card);
  return moveAfter(card, way === "up" ? keyBefore(other) : keyOf(other), before);
}

/** To another kind; asks before links are put away. Returns whether it was done. */
export async function become(card, kind, { sure = "", links = "", text = words.moved } = {}) {
  const key = keyOf(card);
  const old = kindOfCard(card);
  const url = `${urlOf(card)}flytta/`;
  const answer = await ask(url, { type: kind, sure, lankar: links });
  if (answer.kind === "clash") {
    const said = await question({ title: words.lost, lines: answer.body.lost, yes: words.moveAnyway });
    return said ? become(card, kind, { sure: "1" }) : false;
  }
  if (answer.kind !== "ok") {
    await failed(answer);
    return false;
  }
  const lost = answer.body.links.join(" ");
  const back = () => become(cardNamed(key), old, { sure: "1", links: lost, text: words.undone });
  await settled(key, text, text === words.moved ? back : null);
  return true;
}

/** Which kind of a piece the card becomes; nothing is asked where there is only one. */
export async function intoPiece(card, piece, chosen) {
  const choices = types[piece][1];
  if (choices.length === 1) return become(card, choices[0][0]);
  const title = fill(words.whichType, { card: keyOf(card) });
  const said = await question({ title, choices, chosen, yes: words.moveAnyway });
  return said ? become(card, said.choice) : false;
}

/** Which piece, then which kind: the way without dragging. */
export async function moveTo(card) {
  const title = fill(words.whichPiece, { card: keyOf(card) });
  const now = card.closest("[data-piece]").dataset.piece;
  const choices = Object.entries(types).map(([piece, [name]]) => [piece, name]);
  const said = await question({ title, choices, chosen: now, yes: words.moveAnyway });
  if (said) await intoPiece(card, said.choice, kindOfCard(card));
  else cardNamed(keyOf(card))?.querySelector(".card-menu")?.focus();
}
