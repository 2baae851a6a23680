// The board alive: others' changes, writing in place, moving and linking. Without it every action has its page.

import { onDrawn, start } from "./live.js";

const board = document.getElementById("board");

if (board.dataset.live) start();
if ("writable" in board.dataset && board.dataset.live) {
  const [add, edit, guides, menu, queue] = await Promise.all([
    import("./add.js"), import("./edit.js"), import("./guides.js"), import("./menu.js"), import("./queue.js"),
  ]);
  onDrawn(menu.addMenus);
  onDrawn(guides.markVotes);
  add.restore();
  edit.restore();
  queue.flush();
  const { addPlaces, draggable } = await import("./drag.js");
  addPlaces();
  onDrawn(draggable);
  board.dataset.ready = "";
}
