// Dragging cards with SortableJS. Everything it does the menu of each card does, too.

import "../vendor/sortable.min.js";
import { refresh, settle } from "./live.js";
import { intoPiece, moveAfter } from "./move.js";
import { keyOf, kindOfCard } from "./wire.js";

const board = document.getElementById("board");
const before = (card) => {
  const other = card.previousElementSibling;
  return other?.matches(".card[id^=kort-]") ? keyOf(other) : "";
};

/** The card back where it was taken from. */
function putBack(card, list, index) {
  list.insertBefore(card, list.children[index] ?? null);
}

async function dropped(event, start) {
  const { item: card, from, to } = event;
  delete board.dataset.dragging;
  const after = before(card);
  if (from === to) {
    if (event.oldIndex !== event.newIndex) await moveAfter(card, after, start.before);
    return settle();
  }
  const piece = to.closest("[data-piece]").dataset.piece;
  const kind = kindOfCard(to);
  putBack(card, from, event.oldIndex);
  await intoPiece(card, piece, kind);
  settle();
  return refresh();
}

/** Makes the lists below ``root`` ready to drag in; a list that is ready stays as it is. */
export function draggable(root) {
  for (const list of root.querySelectorAll(".canvas-cards:not([data-drag]), .canvas-drop:not([data-drag])")) {
    list.dataset.drag = "";
    const start = {};
    window.Sortable.create(list, {
      group: "cards", draggable: ".card[id^=kort-]", animation: 120, delay: 220, delayOnTouchOnly: true,
      filter: "textarea, input, button, summary, .card-editor, .card-clash", preventOnFilter: false,
      onStart: ({ item }) => {
        board.dataset.dragging = "";
        start.before = before(item);
      },
      onEnd: (event) => dropped(event, start),
    });
  }
}

/** Each piece has a place at its foot to drop on, also one that is empty. */
export function addPlaces() {
  for (const piece of board.querySelectorAll(".canvas-piece")) {
    const place = document.createElement("div");
    place.className = "canvas-drop";
    piece.append(place);
  }
  draggable(board);
}
