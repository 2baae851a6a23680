// The live wall asks for what is new; the server answers 204 while nothing has happened. Slower while hidden.

const wall = document.getElementById("wall");
const wait = () => 1000 * Number(wall.dataset.seconds) * (document.hidden ? 10 : 1);

async function look() {
  const seen = wall.firstElementChild?.dataset.number ?? "";
  const answer = await fetch(`${wall.dataset.url}?sett=${seen}`).catch(() => null);
  if (answer?.status === 200) wall.innerHTML = await answer.text();
  setTimeout(look, wait());
}

setTimeout(look, wait());
