// What one writes is kept in this browser until it has been received, whoever is killed meanwhile: server or browser.
// compose.js says on the form what became of it: "porukka:sending" and "porukka:received". kept.js brings the same words
// to the server: `known` is the mark of what the server has, and what it does not have yet is marked as `dirty`.

const PAUSE = 600; // milliseconds after the last key
const keyOf = (form) => `porukka:draft:${form.dataset.draft}`;
const textsOf = (form) => [...form.elements].filter((field) => field.name && field.matches("textarea, input[type=text]"));
const wordsOf = (form) => Object.fromEntries(textsOf(form).map((field) => [field.name, field.value]));
const fieldsOf = (form) => Object.fromEntries(textsOf(form).map((field) => [field.name, [field.value]]));
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Private windows may refuse to keep anything; then the text lives in the page alone. */
function store(work) {
  try {
    return work(localStorage);
  } catch {
    return null;
  }
}

class Draft {
  constructor(form) {
    this.form = form;
    this.apart = {}; // words whose fields are not in the form (yet): name → values
    this.before = wordsOf(form); // as the page came
    this.tried = false;
    this.known = form.elements.known?.value || "";
    this.dirty = false;
    form.draft = this;
    this.restore();
    form.addEventListener("input", () => {
      this.dirty = true;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.keep(), PAUSE);
    });
    form.addEventListener("porukka:sending", () => {
      this.tried = true;
      this.keep();
    });
    form.addEventListener("porukka:received", () => this.received());
    document.addEventListener("visibilitychange", () => document.hidden && this.timer && this.keep());
    addEventListener("pagehide", () => this.timer && this.keep());
    addEventListener("storage", (event) => this.elsewhere(event));
  }

  keep() {
    clearTimeout(this.timer);
    this.timer = 0;
    const { form, before, known, dirty } = this;
    const words = this.words();
    const draft = { words, before, known, dirty, with: this.names(), room: form.elements.room?.value, veiled: form.elements.veiled?.checked };
    // what may have arrived although no answer came is sent again under its key, and so is not there twice
    if (this.tried) draft.once = form.elements.once?.value;
    if (Object.values(words).some((text) => text.trim())) store((kept) => kept.setItem(keyOf(form), JSON.stringify(draft)));
    else store((kept) => kept.removeItem(keyOf(form)));
  }

  restore() {
    const { form, before } = this;
    const draft = store((kept) => JSON.parse(kept.getItem(keyOf(form)) || "null"));
    if (!draft?.words || !draft.before) return;
    // a text that was changed elsewhere since then is not overwritten; nor is what the server kept of it, unless this
    // browser knows more
    if (this.known) {
      if (!draft.dirty) return;
      this.other = draft.known === this.known ? null : fieldsOf(form);
    } else if (Object.entries(before).some(([name, text]) => (draft.before[name] ?? "") !== text)) return;
    this.dirty = draft.dirty ?? true;
    this.known ||= draft.known || "";
    const words = Object.entries(draft.words).map(([name, text]) => [name, [text]]);
    this.fill({ ...Object.fromEntries(words), with: draft.with ?? [] });
    const { room, veiled, once } = form.elements;
    if (veiled && draft.veiled) veiled.checked = true; // words that were to be without a name stay so
    if (room && [...room.options].some((option) => option.value === draft.room)) room.value = draft.room;
    if (once && draft.once) {
      once.value = draft.once;
      this.tried = true;
    }
  }

  /** All words of the form: name → text. */
  words() {
    const apart = Object.entries(this.apart).map(([name, [text]]) => [name, text ?? ""]);
    return { ...Object.fromEntries(apart), ...wordsOf(this.form) };
  }

  /** Of the additions whose words these are. */
  names() {
    const here = [...this.form.querySelectorAll("[data-addition]")].map((one) => one.dataset.addition);
    return [...new Set([...here, ...(this.apart.with ?? [])])];
  }

  /** Put words into the form: name → values; those of a poll when its fields are there. */
  fill(fields) {
    const missing = (fields.with ?? []).filter((name) => !this.form.querySelector(`[data-addition="${CSS.escape(name)}"]`));
    this.put(fields, [...this.form.elements]);
    if (missing.length && this.form.bring) this.fetch(missing, fields);
  }

  /** Until its fields have come, what was written into them is kept apart, and so is not lost. */
  async fetch(names, fields) {
    const isOf = ([name]) => names.some((one) => name.startsWith(`${one}-`));
    this.apart = { ...Object.fromEntries(Object.entries(fields).filter(isOf)), with: names };
    const additions = await this.form.bring(names).catch(() => null);
    if (!additions) return;
    this.apart = {};
    for (const one of additions) this.put(fields, [...one.querySelectorAll("textarea, input, select")]);
  }

  /** What was shut and gets words is opened. */
  put(fields, places) {
    for (const field of places) {
      const values = fields[field.name];
      if (!values || !field.matches("textarea, input:not([type=hidden], [type=file]), select")) continue;
      if (field.matches("[type=checkbox], [type=radio]")) {
        field.checked = values.includes(field.value);
        continue;
      }
      const value = values[0] ?? "";
      if (field.value === value || (field.matches("select") && ![...field.options].some((one) => one.value === value))) continue;
      field.value = value;
      if (!value.trim() || !field.matches("textarea, input")) continue;
      for (let place = field.closest("details"); place; place = place.parentElement.closest("details")) place.open = true;
    }
    for (const field of textsOf(this.form)) field.dispatchEvent(new Event("porukka:filled", { bubbles: true }));
  }

  /** The server has these words, under this mark; `dirty` if others have been typed meanwhile. */
  isKept(known, dirty) {
    this.known = known;
    this.dirty = dirty;
    if (this.form.elements.known) this.form.elements.known.value = known;
    if (Object.values(this.words()).some((text) => text.trim())) this.keep();
  }

  received() {
    store((kept) => kept.removeItem(keyOf(this.form)));
    this.clear();
  }

  /** The form as it came, for other words: browsers bring it back as it was left. */
  clear() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.tried = this.dirty = false;
    this.known = "";
    if (this.form.elements.known) this.form.elements.known.value = "";
    for (const field of textsOf(this.form)) field.value = this.before[field.name] ?? "";
    if (this.form.elements.once) this.form.elements.once.value = newKey();
  }

  /** The same words stood in another tab, and were received there. */
  elsewhere({ key, oldValue, newValue }) {
    if (key !== keyOf(this.form) || newValue !== null || !oldValue) return;
    const { words } = JSON.parse(oldValue);
    if (textsOf(this.form).every((field) => field.value === (words[field.name] ?? ""))) this.clear();
  }
}

for (const form of document.querySelectorAll("form[data-draft]")) new Draft(form);
