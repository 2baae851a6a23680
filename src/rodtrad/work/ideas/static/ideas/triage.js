// Single letters for the buttons of the pile. They rest while somebody writes, and can be turned off for good.

const PLACE = "rodtrad-pile-keys";
const box = document.getElementById("pile-keys");

/** Whether a letter belongs to what has the focus. */
const writes = (target) => target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");

function press(event) {
  if (!box?.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat || writes(event.target)) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
}

if (box) {
  box.closest("[hidden]").hidden = false;
  box.checked = localStorage.getItem(PLACE) !== "off";
  box.addEventListener("change", () => localStorage.setItem(PLACE, box.checked ? "on" : "off"));
  document.addEventListener("keydown", press);
  // the error is what must be read first; otherwise the next idea
  if (!document.querySelector(".form-errors")) document.getElementById("main")?.focus({ preventScroll: true });
}
