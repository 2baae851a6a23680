// Shows ideas like the one being written, half a second after the last key. Without it the question comes on sending.

const form = document.querySelector("form[data-similar]");
const field = form?.querySelector("textarea");
const box = document.getElementById("similar");
let timer = 0;
let latest = 0;

async function look() {
  const number = ++latest;
  const body = new FormData();
  body.set("text", field.value);
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const answer = await fetch(form.dataset.similar, { method: "POST", body }).catch(() => null);
  if (answer?.ok && number === latest) box.innerHTML = await answer.text();
}

field?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(look, 500);
});
box?.addEventListener("click", (event) => {
  const button = event.target.closest("button[value]");
  if (!button) return;
  form.elements.similar.value = button.value;
  form.requestSubmit();
});
