// Copies or prints the code of a sender. The buttons are hidden until the script is here.

const code = document.getElementById("code");
for (const part of document.querySelectorAll("[data-scripted]")) part.hidden = false;
for (const button of document.querySelectorAll("[data-code]")) {
  button.addEventListener("click", async () => {
    if (button.dataset.code === "print") window.print();
    else {
      await navigator.clipboard.writeText(code.textContent.trim());
      document.getElementById("code-said").textContent = button.dataset.said;
    }
  });
}
