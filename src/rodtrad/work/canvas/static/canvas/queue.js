// Edits on their way: one after the other, tried again until they arrive, kept when the page is closed.
// An edit: {does, url, fields, at}. What has come back is told to whoever registered for ``does``.

import { hasIdentityNumber } from "../ui/guard/find.js";
import { ask, say, saySignedOut, words } from "./wire.js";

const PLACE = `rodtrad-waiting:${words.me ?? ""}:${location.pathname}`;
const LONGEST = 15_000;
const handlers = {};
const waiting = read();
let sending = false;
let pause = 1000;
let timer = 0;

/** ``handler(edit, answer)`` is called when an edit of this kind has been answered. */
export const answered = (does, handler) => (handlers[does] = handler);

/** The edits that have not arrived yet. */
export const unsent = () => waiting;

/** Sends an edit as soon as it can be sent. A text with an identity number is the caller's to refuse first. */
export function push(edit) {
  waiting.push(edit);
  keep();
  flush();
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE) ?? "[]");
  } catch {
    return [];
  }
}

/** What the browser may keep: never a text that the guard refuses. */
function keep() {
  const allowed = waiting.filter((edit) => !Object.values(edit.fields).some(hasIdentityNumber));
  try {
    if (allowed.length) sessionStorage.setItem(PLACE, JSON.stringify(allowed));
    else sessionStorage.removeItem(PLACE);
  } catch {
    // the browser keeps nothing: the edits are still in memory
  }
}

/** Tries what waits, now. */
export async function flush() {
  clearTimeout(timer);
  if (sending) return;
  sending = true;
  let wasAway = pause > 1000;
  while (waiting.length) {
    const edit = waiting[0];
    const answer = await ask(edit.url, edit.fields);
    if (answer.kind === "away" || answer.kind === "out") {
      wait(answer.kind);
      sending = false;
      return;
    }
    waiting.shift();
    keep();
    handlers[edit.does]?.(edit, answer);
    if (wasAway && !waiting.length) say(words.back);
    wasAway &&= waiting.length > 0;
    pause = 1000;
  }
  sending = false;
}

function wait(kind) {
  document.dispatchEvent(new CustomEvent("board:waiting"));
  if (kind === "out") return saySignedOut();
  if (pause === 1000) say(words.waiting);
  timer = setTimeout(flush, pause);
  pause = Math.min(pause * 2, LONGEST);
}

window.addEventListener("online", () => {
  pause = Math.min(pause, 2000);
  flush();
});
window.addEventListener("beforeunload", (event) => {
  if (waiting.some((edit) => Object.values(edit.fields).some(hasIdentityNumber))) event.preventDefault();
});
