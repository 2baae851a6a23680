// Slides one at a time: arrows, space, Page Up and Down, Home, End; Escape shows all below each other again.
const root = document.querySelector(".slides");
const slides = root ? [...root.querySelectorAll("[data-slide]")] : [];
const words = document.documentElement.lang.startsWith("en")
  ? { back: "Back", on: "Next", all: "Show all", one: "Show one at a time" }
  : { back: "Föregående", on: "Nästa", all: "Visa alla", one: "Visa en i taget" };
let now = Math.max(0, slides.findIndex((slide) => `#${slide.id}` === location.hash));

const bar = document.createElement("div");
bar.className = "slides-bar";
const place = document.createElement("span");
place.setAttribute("role", "status");
const button = (text, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
};
const mode = button("", () => (root.dataset.one === undefined ? one() : all()));
bar.append(place, button(words.back, () => go(now - 1)), button(words.on, () => go(now + 1)), mode);

function go(to) {
  if (to < 0 || to >= slides.length) return;
  delete slides[now].dataset.now;
  now = to;
  slides[now].dataset.now = "";
  place.textContent = `${now + 1} / ${slides.length}`;
  history.replaceState(null, "", `#${slides[now].id}`);
  if (root.dataset.one === undefined) slides[now].scrollIntoView();
  else window.scrollTo(0, 0);
  slides[now].setAttribute("tabindex", "-1");
  slides[now].focus({ preventScroll: true });
}
function one() { root.dataset.one = ""; mode.textContent = words.all; go(now); }
function all() { delete root.dataset.one; mode.textContent = words.one; go(now); }

const keys = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, summary, button, a")) return;
  if (root.dataset.one === undefined && !["Home", "End", "ArrowRight", "ArrowLeft"].includes(event.key)) return;
  if (event.key in keys) go(now + keys[event.key]);
  else if (event.key === "Home") go(0);
  else if (event.key === "End") go(slides.length - 1);
  else if (event.key === "Escape") return all();
  else return;
  event.preventDefault();
});
if (slides.length > 1) {
  root.after(bar);
  one();
}
