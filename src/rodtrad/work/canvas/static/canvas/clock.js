// The calm clock of a thought test: whole minutes, written anew every quarter of a minute, never flashing or sounding.
const clock = document.querySelector("[data-ends]");
if (clock) {
  const text = clock.querySelector("span");
  const ends = Date.parse(clock.dataset.ends);
  const write = () => {
    const left = Math.ceil((ends - Date.now()) / 60000);
    if (left > 0) text.textContent = text.textContent.replace(/^\d+/, String(left));
    else text.textContent = clock.dataset.over;
  };
  setInterval(write, 15000);
}
