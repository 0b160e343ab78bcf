// Tools for a text area: Markdown at the selection, and how the words will look. <writing-tools> comes to life wherever
// it arrives: with the page, or in a form that came back to be put right.

const MARKS = { bold: "**", italic: "*", code: "`" };
const LINES = {
  list: { start: /^[-*+] /, mark: () => "- " },
  numbers: { start: /^\d+[.)] /, mark: (index) => `${index + 1}. ` },
  quote: { start: /^> ?/, mark: () => "> " },
};
const KEYS = { b: "bold", i: "italic", k: "link" };
const ADDRESS = "https://";
const MAYBE_EMOJI = /(?:^|[\s(]):[\p{L}\d]{2,}$/u; // then the names of emoji are worth loading
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Replace a part of the text as if it was typed: then the browser can undo it, and drafts hear of it. */
function put(area, from, to, text, start = from + text.length, end = start) {
  if (area.readOnly) return;
  area.focus();
  area.setSelectionRange(from, to);
  const typed = document.execCommand(text ? "insertText" : "delete", false, text);
  if (!typed) {
    area.setRangeText(text, from, to, "end");
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  area.setSelectionRange(start, end);
}

const lengthOf = (found) => found?.[0].length ?? 0;

/** Marks before and after the words, or none if they have them. */
function wrap(area, mark) {
  const { value } = area;
  let [from, to] = [area.selectionStart, area.selectionEnd];
  // marks stick to letters: blanks at the ends stay outside
  from += lengthOf(/^\s+(?=\S)/.exec(value.slice(from, to)));
  to -= lengthOf(/\s+$/.exec(value.slice(from, to)));
  to = Math.max(from, to);
  const [one, size] = [mark[0], mark.length];
  const runs = new RegExp(`\\${one}+$`);
  const around = Math.min(lengthOf(runs.exec(value.slice(0, from))), lengthOf(new RegExp(`^\\${one}+`).exec(value.slice(to))));
  const words = value.slice(from, to);
  if (size === 2 ? around >= 2 : around % 2) put(area, from - size, to + size, words, from - size, to - size);
  else put(area, from, to, mark + words + mark, from + size, to + size);
}

function block(area) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const before = from && value[from - 1] !== "\n" ? "\n" : "";
  const after = value[to] && value[to] !== "\n" ? "\n" : "";
  put(area, from, to, `${before}\`\`\`\n${value.slice(from, to)}\n\`\`\`${after}`);
}

function link(area) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const words = value.slice(from, to).trim();
  const isAddress = /^https?:\/\/\S+$/.test(words);
  const text = isAddress ? `[](${words})` : `[${words}](${ADDRESS})`;
  const at = from + words.length + 3; // behind "[words]("
  if (isAddress || !words) put(area, from, to, text, from + 1);
  else put(area, from, to, text, at, at + ADDRESS.length);
}

/** A mark before each line of the selection, or none if all have it. */
function lines(area, { start, mark }) {
  const { selectionStart, selectionEnd, value } = area;
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const next = value.indexOf("\n", Math.max(selectionStart, selectionEnd - 1));
  const to = next < 0 ? value.length : next;
  const old = value.slice(from, to).split("\n");
  const marked = old.every((line) => start.test(line));
  const text = old.map((line, index) => (marked ? line.replace(start, "") : mark(index) + line)).join("\n");
  const end = from + text.length;
  put(area, from, to, text, selectionStart === selectionEnd ? end : from, end);
}

class WritingTools extends HTMLElement {
  connectedCallback() {
    const field = this.closest(".field");
    this.area = field.querySelector("textarea");
    this.panel = field.querySelector("[role=tabpanel]");
    this.bar = this.querySelector("[role=toolbar]");
    this.buttons = [...this.bar.querySelectorAll("button")];
    this.tabs = [...this.querySelectorAll("[role=tab]")];
    this.hidden = false;
    this.rove(this.buttons, this.buttons[0]);
    this.addEventListener("click", (event) => this.press(event));
    this.addEventListener("keydown", (event) => this.walk(event));
    this.area.addEventListener("keydown", (event) => this.key(event));
    this.area.addEventListener("input", () => this.complete());
    this.area.addEventListener("invalid", () => this.show(this.tabs[0])); // the browser wants to point at it
  }

  press(event) {
    const button = event.target.closest("button");
    if (button?.role === "tab") {
      this.show(button);
      if (button === this.tabs[0] && event.detail) this.area.focus(); // with a pointer one goes on writing
    } else if (button) {
      this.rove(this.buttons, button);
      this.act(button.dataset.does);
    }
  }

  act(does) {
    const { area } = this;
    const words = area.value.slice(area.selectionStart, area.selectionEnd);
    if (does === "smile") this.pick();
    else if (does in LINES) lines(area, LINES[does]);
    else if (does === "link") link(area);
    else if (does === "code" && words.includes("\n")) block(area);
    else if (does in MARKS) wrap(area, MARKS[does]);
  }

  key(event) {
    const does = KEYS[event.key.toLowerCase()];
    if (!does || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); // elsewhere on the page the same keys may mean something else
    this.act(does);
  }

  /** A part of the tools that is loaded when it is first needed, with the names of emoji. */
  async part(file) {
    const [found, emoji] = await Promise.all([import(this.dataset[file]), import(this.dataset.emoji)]);
    this.names ??= await emoji.load(this.dataset.names);
    return [found, this.names];
  }

  async pick() {
    const box = this.parentElement.querySelector(".emojis");
    const button = this.buttons.find((one) => one.dataset.does === "smile");
    const opens = box.hidden;
    box.hidden = !opens;
    button.setAttribute("aria-expanded", String(opens));
    if (!opens) {
      this.area.focus();
      return;
    }
    try {
      const [{ makePicker }, names] = await this.part("picker");
      this.picker ??= makePicker(box, names, (emoji) => this.take(emoji), () => this.pick());
      this.picker.open();
    } catch {
      box.querySelector("[data-failed]").hidden = false;
    }
  }

  take(emoji) {
    const { area } = this;
    this.pick();
    put(area, area.selectionStart, area.selectionEnd, emoji);
  }

  async complete() {
    const { area } = this;
    if (!this.typing) {
      if (!MAYBE_EMOJI.test(area.value.slice(Math.max(0, area.selectionStart - 30), area.selectionStart))) return;
      const [{ makeTyping }, names] = (await this.part("typing").catch(() => null)) ?? [{}];
      if (!names) return; // without the network one types on
      this.typing ??= makeTyping(area, this.parentElement.querySelector(".completions"), names, put);
    }
    this.typing.look();
  }

  /** Arrows walk through a row of buttons that is one stop for Tab. */
  walk(event) {
    const row = [this.buttons, this.tabs].find((those) => those.includes(event.target));
    const ends = { Home: 0, End: row?.length - 1 };
    if (!row || !(event.key in STEPS || event.key in ends)) return;
    event.preventDefault();
    const at = ends[event.key] ?? (row.indexOf(event.target) + STEPS[event.key] + row.length) % row.length;
    this.rove(row, row[at]);
    row[at].focus();
    if (row === this.tabs) this.show(row[at]);
  }

  rove(row, chosen) {
    for (const button of row) button.tabIndex = button === chosen ? 0 : -1;
  }

  show(tab) {
    const [, looking] = this.tabs;
    for (const one of this.tabs) one.setAttribute("aria-selected", String(one === tab));
    this.rove(this.tabs, tab);
    const looks = tab === looking;
    if (looks && this.panel.hidden) this.look();
    this.panel.hidden = !looks;
    this.area.hidden = this.bar.hidden = looks;
    if (looks && !this.parentElement.querySelector(".emojis").hidden) this.pick();
  }

  async look() {
    const { area, panel } = this;
    panel.style.minBlockSize = `${area.offsetHeight}px`; // so that nothing below jumps
    panel.replaceChildren();
    if (!area.value.trim()) {
      panel.textContent = this.dataset.empty;
      return;
    }
    panel.setAttribute("aria-busy", "true");
    const body = new FormData();
    body.set("csrfmiddlewaretoken", area.form.elements.csrfmiddlewaretoken.value);
    body.set("text", area.value);
    try {
      const answer = await fetch(this.dataset.preview, { method: "POST", body, headers: { "X-Porukka-Script": "preview" } });
      if (!answer.ok && ![400, 429].includes(answer.status)) throw new Error("no preview");
      panel.innerHTML = await answer.text(); // made by our own templates from sanitised text
    } catch {
      panel.textContent = this.dataset.failed;
    } finally {
      panel.setAttribute("aria-busy", "false");
    }
  }
}

customElements.define("writing-tools", WritingTools);
