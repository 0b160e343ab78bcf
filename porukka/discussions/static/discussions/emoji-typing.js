// ":heart" in a text brings a short list of emoji; Enter or Tab takes one, Escape leaves the words as they are.

const TYPED = /(?:^|[\s(])(:[\p{L}\d]{2,24})$/u;
const MOST = 6;

class Typing {
  constructor(area, list, names, put) {
    Object.assign(this, { area, list, names, put, at: 0 });
    // before other keys of the text area, which the open list takes over
    area.addEventListener("keydown", (event) => this.key(event), true);
    area.addEventListener("blur", () => this.close());
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the text area keeps the focus
    list.addEventListener("click", ({ target }) => this.take(target.closest("li")));
  }

  look() {
    const { area, list } = this;
    this.word = typedIn(area);
    const found = this.word ? this.names.find(this.word.slice(1), MOST) : [];
    if (!found.length) {
      this.close();
      return;
    }
    list.replaceChildren(
      ...found.map(({ emoji, title }, index) => {
        const line = document.createElement("li");
        line.id = `${list.id}_${index}`;
        line.setAttribute("role", "option");
        line.dataset.emoji = emoji;
        const sign = document.createElement("span");
        sign.className = "emoji";
        sign.setAttribute("aria-hidden", "true");
        sign.textContent = emoji;
        line.append(sign, ` ${title}`);
        return line;
      }),
    );
    list.hidden = false;
    area.setAttribute("aria-controls", list.id);
    this.choose(0);
  }

  choose(at) {
    const all = [...this.list.children];
    this.at = (at + all.length) % all.length;
    all.forEach((line, index) => {
      line.setAttribute("aria-selected", String(index === this.at));
    });
    this.area.setAttribute("aria-activedescendant", all[this.at].id);
  }

  key(event) {
    if (this.list.hidden || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.choose(this.at + step);
    else if (event.key === "Enter" || event.key === "Tab") this.take(this.list.children[this.at]);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  take(line) {
    if (!line) return;
    const { area, word } = this;
    const { emoji } = line.dataset;
    this.close();
    this.names.keep(emoji);
    this.put(area, area.selectionStart - word.length, area.selectionStart, emoji);
  }

  close() {
    this.list.hidden = true;
    for (const name of ["aria-controls", "aria-activedescendant"]) this.area.removeAttribute(name);
  }
}

/** The ":word" right before the cursor. */
export function typedIn({ selectionStart, selectionEnd, value }) {
  if (selectionStart !== selectionEnd) return "";
  return TYPED.exec(value.slice(Math.max(0, selectionStart - 30), selectionStart))?.[1] ?? "";
}

export function makeTyping(...parts) {
  return new Typing(...parts);
}
