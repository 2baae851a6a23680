// An @ in a comment opens a list of those who may be named; arrows, Enter and Escape work in it. Without this there is
// the choice beside the field.

const WORD = /(?:^|\s)@([\p{L}0-9._+-]*)$/u;
const MOST = 6;

/** The people of the choice that stands beside the field: [{username, name}]. */
function peopleOf(area) {
  const select = document.getElementById(area.dataset.mention);
  const options = select ? [...select.options] : [];
  return options.filter((option) => option.value).map((option) => ({ username: option.value, name: option.text }));
}

class Suggestions {
  constructor(area, people) {
    this.area = area;
    this.people = people;
    this.list = document.createElement("ul");
    this.list.className = "mention-list";
    this.list.id = `${area.id}-names`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", document.querySelector(`label[for="${area.dataset.mention}"]`)?.textContent.trim() ?? "@");
    this.list.hidden = true;
    area.parentElement.classList.add("mention-box");
    area.after(this.list);
    area.setAttribute("aria-autocomplete", "list");
    area.setAttribute("aria-controls", this.list.id);
    area.addEventListener("input", () => this.look());
    area.addEventListener("keydown", (event) => this.key(event));
    area.addEventListener("blur", () => setTimeout(() => this.close(), 200));
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.take(event.target.closest("li")));
  }

  begun() {
    return WORD.exec(this.area.value.slice(0, this.area.selectionStart))?.[1];
  }

  look() {
    const begun = this.begun()?.toLowerCase();
    const found = begun === undefined ? [] : this.people.filter(
      (row) => row.username.startsWith(begun) || row.name.toLowerCase().split(" ").some((part) => part.startsWith(begun)),
    );
    this.list.replaceChildren(...found.slice(0, MOST).map((row, place) => this.line(row, place)));
    this.list.hidden = found.length === 0;
    this.choose(found.length ? 0 : -1);
  }

  line(row, place) {
    const line = document.createElement("li");
    line.setAttribute("role", "option");
    line.id = `${this.list.id}-${place}`;
    line.dataset.username = row.username;
    line.textContent = `${row.name} (@${row.username})`;
    return line;
  }

  choose(place) {
    this.place = place;
    [...this.list.children].forEach((line, at) => line.setAttribute("aria-selected", String(at === place)));
    if (place < 0) this.area.removeAttribute("aria-activedescendant");
    else this.area.setAttribute("aria-activedescendant", this.list.children[place].id);
  }

  key(event) {
    if (this.list.hidden) return;
    const lines = this.list.children.length;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) this.choose((this.place + steps[event.key] + lines) % lines);
    else if (event.key === "Enter" || event.key === "Tab") this.take(this.list.children[this.place]);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  take(line) {
    if (!line) return;
    const begun = this.begun() ?? "";
    const at = this.area.selectionStart;
    this.area.setRangeText(`${line.dataset.username} `, at - begun.length, at, "end");
    this.close();
    this.area.focus();
  }

  close() {
    this.list.hidden = true;
    this.choose(-1);
  }
}

for (const area of document.querySelectorAll("textarea[data-mention]")) {
  const people = peopleOf(area);
  if (people.length) new Suggestions(area, people);
}
