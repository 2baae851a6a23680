// Walking between the boxes of the drawing with the arrow keys. Tab still goes through them in order.

/** The middle of a box, in the drawing's own pixels. */
function middle(box) {
  const rect = box.querySelector("rect");
  const side = (name) => Number(rect.getAttribute(name));
  return { x: side("x") + side("width") / 2, y: side("y") + side("height") / 2 };
}

const TOWARDS = {
  ArrowLeft: (from, to) => [from.x - to.x, Math.abs(from.y - to.y)],
  ArrowRight: (from, to) => [to.x - from.x, Math.abs(from.y - to.y)],
  ArrowUp: (from, to) => [from.y - to.y, 4 * Math.abs(from.x - to.x)],
  ArrowDown: (from, to) => [to.y - from.y, 4 * Math.abs(from.x - to.x)],
};

/** The nearest box in that direction; sideways the next lane counts before a straight line. */
function nearest(boxes, here, key) {
  const from = middle(here);
  let best = null;
  let least = Infinity;
  for (const box of boxes) {
    const [ahead, beside] = TOWARDS[key](from, middle(box));
    if (box === here || ahead < 1) continue;
    const far = key === "ArrowLeft" || key === "ArrowRight" ? 3 * ahead + beside : ahead + beside;
    if (far < least) [best, least] = [box, far];
  }
  return best;
}

for (const region of document.querySelectorAll("[data-walk]")) {
  const boxes = [...region.querySelectorAll("a.box")];
  const focus = region.querySelector(".box-focus");
  if (focus) {
    const { x, y } = middle(focus);
    region.scrollTo(x - region.clientWidth / 2, y - region.clientHeight / 2);
  }
  region.addEventListener("keydown", (event) => {
    const here = event.target.closest("a.box");
    if (!here || !(event.key in TOWARDS) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = nearest(boxes, here, event.key);
    if (next) {
      next.focus();
      next.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  });
}
