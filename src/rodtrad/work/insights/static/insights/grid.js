// The arrow keys walk among the cells of a matrix; without the script, Tab does.
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

for (const table of document.querySelectorAll("[data-grid]")) {
  const rows = [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("td a")]);
  table.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const row = rows.findIndex((cells) => cells.includes(document.activeElement));
    if (!step || row < 0) return;
    const column = rows[row].indexOf(document.activeElement);
    const next = rows[row + step[0]]?.[column + step[1]];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
}
