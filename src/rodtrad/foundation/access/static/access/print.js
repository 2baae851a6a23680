// A button that prints the page. Without script it is not shown.
for (const part of document.querySelectorAll("[data-scripted]")) part.hidden = false;
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());
