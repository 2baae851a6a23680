// The guiding questions: counts that a person opened them, and sends one's word on them without leaving the board.

import { ask, say, words } from "./wire.js";

const mine = new Map((words.votes ?? "").split(" ").filter(Boolean).map((vote) => vote.split("=")));
const buttons = (root) => root.querySelectorAll(".guide-votes button");
const keyOf = (button) => button.closest("[data-key]").dataset.key;

/** Marks below ``root`` what the reader has said. */
export function markVotes(root) {
  for (const button of buttons(root)) button.setAttribute("aria-pressed", String(mine.get(keyOf(button)) === button.value));
}

document.getElementById("board").addEventListener("toggle", (event) => {
  const part = event.target.dataset?.guides;
  if (!part || !event.target.open || event.target.dataset.counted) return;
  event.target.dataset.counted = "1";
  ask(words.guides, { part });
}, true);
document.getElementById("vote-form").addEventListener("submit", async (event) => {
  const button = event.submitter;
  event.preventDefault();
  const answer = await ask(button.getAttribute("formaction"), { useful: button.value });
  if (answer.kind !== "ok") return say(answer.body.errors?.join(" ") ?? words.failed);
  mine.set(keyOf(button), button.value);
  markVotes(document.getElementById("board"));
  say(words.saved);
});
