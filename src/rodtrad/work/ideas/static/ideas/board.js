// Dragging ideas between the squares of the board, with SortableJS. Everything it does the button beside each idea does, too.

import "../vendor/sortable.min.js";

const board = document.getElementById("board");
const said = document.getElementById("board-said");
const nameOf = (list) => list.closest(".board-cell")?.dataset.name ?? "";

/** The parts of the page that a move changes, as the server draws them afterwards. */
function redraw(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const part of ["#board", ".page-head .actions"]) {
    document.querySelector(part).replaceChildren(...page.querySelector(part).childNodes);
  }
}

async function move(note, to) {
  const code = note.dataset.code;
  const body = new FormData();
  body.set("csrfmiddlewaretoken", board.closest("form").elements.csrfmiddlewaretoken.value);
  body.set("to", `${code}.${to.dataset.at}`);
  const words = said.dataset.moved.replace("{square}", nameOf(to));
  const answer = await fetch(board.dataset.url, { method: "POST", body }).catch(() => null);
  if (!answer?.ok || !answer.url.includes(board.dataset.url)) return false;
  redraw(await answer.text());
  said.textContent = words;
  ready();
  board.querySelector(`[data-code="${code}"] a`)?.focus({ preventScroll: true });
  return true;
}

async function dropped({ item, from, to, oldIndex }) {
  if (from === to) return;
  item.setAttribute("aria-busy", "true");
  if (await move(item, to)) return;
  item.removeAttribute("aria-busy");
  from.insertBefore(item, from.children[oldIndex] ?? null);
  said.textContent = said.dataset.failed;
}

function ready() {
  for (const list of board.querySelectorAll(".board-notes")) {
    window.Sortable.create(list, {
      group: { name: "ideas", put: list.dataset.at !== "" }, sort: false, draggable: ".board-note", animation: 120,
      delay: 220, delayOnTouchOnly: true, filter: "summary, button, .popup-box", preventOnFilter: false,
      onEnd: dropped,
    });
  }
}

ready();
board.dataset.ready = "";
