// Others' changes: asks every second (a setting) whether anything has changed, and replaces only what differs.
// A card or field that somebody is writing in is left alone until they are done.

import { ask, fill, say, saySignedOut, words } from "./wire.js";

const board = document.getElementById("board");
const SEEN = 1000 * Number(board.dataset.seconds ?? 1);
const HIDDEN = 10 * SEEN;
const drawn = new WeakMap(); // element → the HTML it came as, before the script added anything
const left = new Map(); // part → the HTML that waits until its writer is done
const watchers = [];
let number = Number(board.dataset.live);
let ticket = board.dataset.ticket; // so that "nothing new" costs the server next to nothing
let timer = 0;
let asking = null;
let pressed = false; // a card must not be changed for another between pressing and letting go

/** ``watcher(root)`` is called for the board, and for everything that arrives later. */
export function onDrawn(watcher) {
  watchers.push(watcher);
  watcher(board);
}

const partOf = (name) => document.querySelector(`[data-part="${name}"]`);

/** Whether a person is in the middle of something there. */
function isBusy(element) {
  if (element.matches("[data-busy]") || element.querySelector("[data-busy]")) return true;
  return [...element.querySelectorAll("input, textarea")].some((field) => field.value !== field.defaultValue);
}

/** Asks now; several calls at once ask once more after the one under way. */
export async function refresh() {
  clearTimeout(timer);
  if (asking) await asking;
  clearTimeout(timer);
  asking ??= poll().finally(() => (asking = null));
  await asking;
}

async function poll() {
  const has = [...document.querySelectorAll("[data-part]")].map((part) => `${part.dataset.part}.${part.dataset.digest}`);
  const answer = await ask(`${board.dataset.pulse}?sedan=${number}&har=${has.join(",")}`, null, { "X-Ticket": ticket });
  ticket = answer.ticket ?? ticket;
  if (answer.kind === "out") return saySignedOut();
  if (answer.kind === "gone") return;
  if (answer.status === 200 && answer.body.parts) take(answer.body);
  timer = setTimeout(refresh, document.hidden ? HIDDEN : SEEN);
}

function take(body) {
  number = body.number;
  for (const [name, part] of Object.entries(body.parts)) {
    const place = partOf(name);
    if (!place) continue;
    place.dataset.digest = part.digest;
    put(place, part.html);
  }
  if (!body.others) return;
  say(body.by ? fill(words.updated, { name: body.by }) : words.updatedQuietly);
}

/** Puts a part's new HTML in place; what is busy waits for settle(). */
function put(place, html) {
  if (pressed || "dragging" in board.dataset) return void left.set(place, html);
  const arrived = document.createElement("template");
  arrived.innerHTML = html;
  const focused = document.activeElement;
  const waits = reconcile(place, [...arrived.content.children]);
  if (waits) left.set(place, html);
  else left.delete(place);
  if (focused?.isConnected && focused !== document.activeElement) focused.focus({ preventScroll: true });
  for (const watcher of watchers) watcher(place);
}

/** Called when a person has left a field: what waited is put in place. */
export function settle() {
  for (const [place, html] of [...left]) put(place, html);
}

const nameOf = (element) => element.id || element.dataset.kind || `${element.tagName}.${element.className}`;

/** Makes the children of ``parent`` those that arrived, keeping every element that is the same. Says if any waits. */
function reconcile(parent, arrived) {
  const before = new Map([...parent.children].map((child) => [nameOf(child), child]));
  const wanted = new Set(arrived.map(nameOf));
  let waits = false;
  for (const child of [...parent.children]) {
    if (wanted.has(nameOf(child)) || child.matches("[data-own]")) continue;
    if (isBusy(child)) waits = true;
    else child.remove();
  }
  let cursor = parent.firstElementChild;
  for (const child of arrived) {
    while (cursor && (cursor.matches("[data-own]") || !wanted.has(nameOf(cursor)))) cursor = cursor.nextElementSibling;
    const old = before.get(nameOf(child));
    const inPlace = old && old === cursor;
    const [kept, waited] = old?.isConnected ? renewed(old, child) : [remembered(child), false];
    waits ||= waited;
    if (inPlace) cursor = kept.nextElementSibling;
    else parent.insertBefore(kept, cursor); // what stands right is never moved: moving takes the focus away
  }
  return waits;
}

/** One element against what it has become: [the element that stands there now, whether it waits]. */
function renewed(old, child) {
  if (child.matches(".canvas-section")) {
    const list = old.querySelector(":scope > .canvas-cards");
    return [old, reconcile(list, [...child.querySelector(":scope > .canvas-cards").children])];
  }
  const html = child.outerHTML;
  if (drawn.get(old) === html) return [old, false];
  if (isBusy(old)) return [old, true];
  if (old.matches("details")) child.open = old.open;
  for (const fold of old.querySelectorAll("details[open]")) {
    const same = fold.id ? child.querySelector(`#${CSS.escape(fold.id)}`) : child.querySelector("details");
    if (same) same.open = true;
  }
  const inside = old.contains(document.activeElement) ? document.activeElement.className : null;
  old.replaceWith(remembered(child, html));
  if (inside !== null) focusLike(child, inside);
  return [child, false];
}

/** The focus where it was, in the element that took the old one's place. */
function focusLike(element, name) {
  for (const watcher of watchers) watcher(element.parentElement);
  const able = [...element.querySelectorAll("a, button, summary")];
  (able.find((each) => each.className === name) ?? able[0])?.focus({ preventScroll: true });
}

function remembered(element, html = element.outerHTML) {
  drawn.set(element, html);
  for (const card of element.querySelectorAll(".card")) drawn.set(card, card.outerHTML);
  return element;
}

/** Begins to ask; at first everything is as the page came. */
export function start() {
  for (const part of document.querySelectorAll("[data-part]")) for (const child of part.children) remembered(child);
  timer = setTimeout(refresh, SEEN);
  const release = () => setTimeout(() => {
    pressed = false;
    settle();
  });
  document.addEventListener("pointerdown", () => (pressed = true), true);
  for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, release, true);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
}
