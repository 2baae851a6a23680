// "Does this point to a person?", asked in place: the found words and the two ways on. The text stays in its field.

const words = document.getElementById("asked-words").dataset;

function element(name, text, className = "") {
  return Object.assign(document.createElement(name), { textContent: text, className });
}

/** Puts the question at the end of ``place``; ``answer`` gets the fields that go with the text when it is sent again. */
export function askAbout(place, question, answer) {
  leaveOut(place);
  const box = element("div", "", "card-clash asked");
  box.setAttribute("role", "alert");
  const list = element("ul", "");
  for (const found of question.found) {
    const line = element("li", "");
    line.append(element("strong", found.text), ` (${found.kind})`);
    list.append(line);
  }
  const buttons = element("p", "", "clash-buttons");
  for (const [does, text] of [["mask", words.mask], ["ok", words.nobody]]) {
    const button = element("button", text);
    button.type = "button";
    button.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus, unsaved
    button.addEventListener("click", () => {
      box.remove();
      answer({ guard: does, "guard-seen": question.seen });
    });
    buttons.append(button);
  }
  box.append(element("p", words.title, "clash-title"), element("p", words.why), list, buttons, element("p", words.change, "card-help"));
  place.append(box);
}

/** Takes the question away: the text is being sent anew, or left. */
export const leaveOut = (place) => place.querySelector(":scope > .asked")?.remove();
