// Reading a chart point by point with the keys: a slider below the drawing says each point and marks it.
for (const figure of document.querySelectorAll("[data-chart]")) {
  const points = [...figure.querySelectorAll("svg [data-say]")];
  points.sort((one, other) => one.dataset.series - other.dataset.series || one.dataset.at - other.dataset.at);
  if (!points.length) continue;
  const reader = document.createElement("div");
  reader.className = "chart-reader";
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: 0, max: points.length - 1, value: 0 });
  slider.setAttribute("aria-label", figure.dataset.chart);
  const told = document.createElement("output");
  const show = () => {
    const point = points[slider.value];
    for (const each of points) each.classList.toggle("chosen", each === point);
    told.textContent = point.dataset.say;
    slider.setAttribute("aria-valuetext", point.dataset.say);
  };
  slider.setAttribute("aria-valuetext", points[0].dataset.say);
  slider.addEventListener("input", show);
  slider.addEventListener("focus", show);
  for (const [place, point] of points.entries()) {
    for (const way of ["click", "pointerenter"]) {
      point.addEventListener(way, () => { slider.value = place; show(); });
    }
  }
  reader.append(slider, told);
  figure.querySelector(".chart-sheet").after(reader);
}
