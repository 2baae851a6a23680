// Small help on every page. Everything works without it.

/** Puts the focus where something must be put right. */
function focusErrors() {
  const summary = document.querySelector("form [data-focus]");
  if (summary) summary.focus();
}

/** Asks before leaving a form marked data-guard with something unsaved in it. */
function guardForms() {
  const dirty = new Set();
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-guard]");
    if (form) dirty.add(form);
  });
  document.addEventListener("submit", (event) => dirty.delete(event.target), true);
  window.addEventListener("beforeunload", (event) => {
    if ([...dirty].some((form) => form.isConnected)) event.preventDefault();
  });
}

/** Sends a form once, however quickly the button is pressed twice. */
function sendOnce() {
  const sent = new WeakSet();
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    if (sent.has(event.target)) event.preventDefault();
    sent.add(event.target);
    setTimeout(() => sent.delete(event.target), 2000);
  });
}

/** Says how many characters are left of a soft limit. Nothing is ever cut. */
function count(input) {
  const line = document.getElementById(`${input.id}_count`);
  if (!line) return;
  const left = Number(input.dataset.softLimit) - [...input.value].length;
  const words = left < 0 ? line.dataset.over : line.dataset.left;
  line.textContent = words.replace("{count}", Math.abs(left));
  line.toggleAttribute("data-too-long", left < 0);
}

function countCharacters() {
  for (const input of document.querySelectorAll("[data-soft-limit]")) if (input.value) count(input);
  document.addEventListener("input", (event) => {
    if (event.target.dataset.softLimit) count(event.target);
  });
}

/** Closes opened lists on Escape, on a click beside them and when the focus leaves. */
function closePopups() {
  const opened = () => document.querySelectorAll("details[data-popup][open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const popup of opened()) {
      const inside = popup.contains(document.activeElement);
      popup.open = false;
      if (inside) popup.querySelector("summary").focus();
    }
  });
  const closeOthers = (event) => {
    for (const popup of opened()) if (!popup.contains(event.target)) popup.open = false;
  };
  document.addEventListener("click", closeOthers);
  document.addEventListener("focusin", closeOthers);
}

/** A link in the error summary to a group of choices goes to its first choice. */
function followErrorLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".error-summary a");
    const target = link && document.getElementById(link.hash.slice(1));
    const input = target && (target.matches("input, select, textarea") ? target : target.querySelector("input"));
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.closest(".field").scrollIntoView({ block: "nearest" });
  });
}

/** Opens what is folded around the place that an address leads to. */
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  let opened = false;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    opened ||= !fold.open;
    fold.open = true;
  }
  if (opened) target.scrollIntoView();
}

focusErrors();
openTarget();
window.addEventListener("hashchange", openTarget);
guardForms();
sendOnce();
countCharacters();
closePopups();
followErrorLinks();
