// Ctrl+Enter saves the notes, so that whoever types never needs the mouse.

const field = document.querySelector("form[data-guard] textarea");
field?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) field.form.requestSubmit();
});
