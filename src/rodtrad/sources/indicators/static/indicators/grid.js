// Moving in the grid of values by the keys, and pasting cells copied in a spreadsheet into it. Without it: Tab and a paste page.
const cells = [...document.querySelectorAll("[data-grid]")];
const rows = [...new Set(cells.map((cell) => cell.closest("tr")))].map((row) => [...row.querySelectorAll("[data-grid]")]);
const placeOf = (cell) => {
  const row = rows.findIndex((each) => each.includes(cell));
  return [row, rows[row].indexOf(cell)];
};
const go = (row, column) => {
  const cell = rows[row]?.[column];
  if (!cell) return false;
  cell.focus();
  cell.select();
  return true;
};
for (const cell of cells) {
  cell.addEventListener("keydown", (event) => {
    const [row, column] = placeOf(cell);
    const atStart = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
    const moves = {
      ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], Enter: [row + 1, column],
      ...(atStart || !cell.value ? { ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1] } : {}),
    };
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (go(...move) || event.key === "Enter") event.preventDefault();
  });
  cell.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text");
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const [top, left] = placeOf(cell);
    for (const [down, line] of text.replace(/\r/g, "").replace(/\n$/, "").split("\n").entries()) {
      for (const [across, value] of line.split("\t").entries()) {
        const target = rows[top + down]?.[left + across];
        if (target) target.value = value.trim();
      }
    }
  });
}
