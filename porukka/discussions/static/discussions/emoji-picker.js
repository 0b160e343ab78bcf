// Choosing an emoji: by its name, by its group, or one of those used last.

const MOST_FOUND = 80;

class Picker {
  constructor(box, names, choose, leave) {
    Object.assign(this, { box, names, choose, leave });
    this.field = box.querySelector("input");
    this.kinds = [...box.querySelectorAll("[data-kind]")];
    this.found = box.querySelector("[data-found]");
    this.nothing = box.querySelector("[data-nothing]");
    this.field.addEventListener("input", (event) => {
      event.stopPropagation(); // what is looked for is no draft
      this.search();
    });
    box.addEventListener("click", (event) => this.press(event.target.closest("button")));
    box.addEventListener("keydown", (event) => this.key(event));
  }

  open() {
    this.box.querySelector("[data-failed]").hidden = true;
    this.field.value = "";
    const [recent, first] = this.kinds;
    const some = this.names.recent().length > 0;
    recent.hidden = !some;
    this.group(some ? recent : first);
    this.field.focus();
  }

  press(button) {
    if (!button) return;
    if (button.dataset.kind) {
      this.field.value = "";
      this.group(button);
    } else {
      this.names.keep(button.value);
      this.choose(button.value);
    }
  }

  group(chosen) {
    const { kind } = chosen.dataset;
    for (const one of this.kinds) one.setAttribute("aria-pressed", String(one === chosen));
    this.show(kind === "recent" ? this.names.recent() : this.names.groups[kind]);
  }

  search() {
    const words = this.field.value.trim();
    if (!words) {
      this.open();
      return;
    }
    for (const one of this.kinds) one.setAttribute("aria-pressed", "false");
    this.show(this.names.find(words, MOST_FOUND));
  }

  show(emojis) {
    const buttons = emojis.map(({ emoji, title }, index) => {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "emoji", value: emoji, title, tabIndex: index ? -1 : 0 });
      button.setAttribute("aria-label", title);
      button.textContent = emoji;
      return button;
    });
    this.found.replaceChildren(...buttons);
    this.found.scrollTop = 0;
    this.nothing.hidden = buttons.length > 0;
  }

  key(event) {
    const all = [...this.found.children];
    const at = all.indexOf(event.target);
    if (event.key === "Escape") {
      event.stopPropagation();
      this.leave();
    } else if (event.target === this.field) {
      if (event.key !== "Enter" && event.key !== "ArrowDown") return;
      event.preventDefault(); // Enter would send the form
      if (event.key === "Enter") this.press(all[0]);
      else all[0]?.focus();
    } else if (at >= 0) {
      const to = this.next(all, at, event.key);
      if (to === undefined) return;
      event.preventDefault();
      if (to < 0) this.field.focus();
      else this.walk(all[at], all[Math.min(to, all.length - 1)]);
    }
  }

  /** Where an arrow leads from here: an index, -1 for the field, undefined if the key means nothing here. */
  next(all, at, key) {
    const row = all.filter((one) => one.offsetTop === all[0].offsetTop).length;
    return { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at + row, ArrowUp: Math.max(at - row, -1), Home: 0, End: all.length - 1 }[key];
  }

  walk(from, to) {
    [from.tabIndex, to.tabIndex] = [-1, 0];
    to.focus();
  }
}

/** box: the picker's markup; choose(emoji) and leave(): what happens then. */
export function makePicker(...parts) {
  return new Picker(...parts);
}
