// What one writes is kept in this browser until it has been received, whoever is killed meanwhile: server or browser.
// compose.js says on the form what became of it: "porukka:sending" and "porukka:received".

const PAUSE = 600; // milliseconds after the last key
const keyOf = (form) => `porukka:draft:${form.dataset.draft}`;
const textsOf = (form) => [...form.elements].filter((field) => field.name && field.matches("textarea, input[type=text]"));
const wordsOf = (form) => Object.fromEntries(textsOf(form).map((field) => [field.name, field.value]));
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
    this.before = wordsOf(form); // as the page came
    this.tried = false;
    this.restore();
    form.addEventListener("input", () => {
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
    const { form, before } = this;
    const words = wordsOf(form);
    const draft = { words, before, room: form.elements.room?.value };
    // what may have arrived although no answer came is sent again under its key, and so is not there twice
    if (this.tried) draft.once = form.elements.once?.value;
    if (Object.values(words).some((text) => text.trim())) store((kept) => kept.setItem(keyOf(form), JSON.stringify(draft)));
    else store((kept) => kept.removeItem(keyOf(form)));
  }

  restore() {
    const { form, before } = this;
    const draft = store((kept) => JSON.parse(kept.getItem(keyOf(form)) || "null"));
    if (!draft?.words || !draft.before) return;
    // a text that was changed elsewhere since then is not overwritten
    if (Object.entries(before).some(([name, text]) => (draft.before[name] ?? "") !== text)) return;
    for (const field of textsOf(form)) {
      if (!(field.name in draft.words) || field.value === draft.words[field.name]) continue;
      field.value = draft.words[field.name];
      for (let place = field.closest("details"); place; place = place.parentElement.closest("details")) place.open = true;
    }
    const { room, once } = form.elements;
    if (room && [...room.options].some((option) => option.value === draft.room)) room.value = draft.room;
    if (once && draft.once) {
      once.value = draft.once;
      this.tried = true;
    }
  }

  received() {
    store((kept) => kept.removeItem(keyOf(this.form)));
    this.clear();
  }

  /** The form as it came, for other words: browsers bring it back as it was left. */
  clear() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.tried = false;
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
