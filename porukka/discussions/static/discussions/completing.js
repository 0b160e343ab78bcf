// While one writes "@" or "#" and some letters, names and tags are offered below the text; plain typing works as well.

const PAUSE = 120; // milliseconds after the last key
const SIGN = /(?:^|[^\p{L}\p{N}_@/.#&])([@#])([\p{L}\p{N}_-][\p{L}\p{N}_ .'-]{0,40})?$/u;
const announcer = document.getElementById("live");
let number = 0;

class Completing {
  constructor(area) {
    this.area = area;
    this.chosen = new Set();
    this.asked = 0;
    area.setAttribute("aria-autocomplete", "list");
    area.addEventListener("input", () => this.soon());
    area.addEventListener("click", () => this.close());
    area.addEventListener("blur", () => setTimeout(() => this.close(), 200));
    area.addEventListener("keydown", (event) => this.key(event));
    // whom one has picked goes along, so that two with the same name are told apart
    area.form?.addEventListener("formdata", ({ formData }) => {
      const before = (formData.get("mentioned") ?? "").split(",").filter(Boolean); // of a draft that is gone on with
      formData.set("mentioned", [...new Set([...this.chosen, ...before])].join(","));
    });
  }

  /** The sign and the letters before the cursor; null if one does not write a name or a tag. */
  look() {
    const { area } = this;
    if (area.selectionStart !== area.selectionEnd) return null;
    const found = SIGN.exec(area.value.slice(Math.max(0, area.selectionStart - 60), area.selectionStart));
    if (!found) return null;
    const [, sign, letters = ""] = found;
    if (sign === "#" && (!letters || /[ .']/.test(letters))) return null;
    return { sign, letters };
  }

  soon() {
    clearTimeout(this.timer);
    const wanted = this.look();
    if (!wanted) {
      this.none = null;
      return this.close();
    }
    // who writes on after a name is not asked about at each letter
    if (this.none && (wanted.sign + wanted.letters).startsWith(this.none)) return this.close();
    this.timer = setTimeout(() => this.ask(wanted), PAUSE);
  }

  async ask({ sign, letters }) {
    const { area } = this;
    const turn = ++this.asked;
    const address = new URL(area.dataset.complete, location.href);
    address.searchParams.set(sign === "@" ? "who" : "tag", letters);
    const room = area.form?.elements.room?.value;
    if (room && !address.searchParams.has("topic")) address.searchParams.set("room", room);
    const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
    if (turn !== this.asked) return; // an older answer
    const offers = answer?.ok && !answer.redirected ? (await answer.json()).found : [];
    if (turn !== this.asked || !this.look()) return;
    this.none = answer?.ok && !offers.length ? sign + letters : null;
    this.show(offers, sign, letters);
  }

  show(offers, sign, letters) {
    this.close();
    // nothing to add to what stands there already
    if (!offers.length || (offers.length === 1 && offers[0].text === letters && !offers[0].id)) return;
    const { area } = this;
    const list = document.createElement("ul");
    list.id = `offers-${++number}`;
    list.className = "offers";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", area.dataset.completeName);
    offers.forEach((offer, at) => list.append(this.option(offer, `${list.id}-${at}`, sign, letters)));
    area.after(list);
    this.list = list;
    area.setAttribute("aria-controls", list.id);
    this.mark(0);
    if (announcer) announcer.textContent = area.dataset.completeFound.replace("{count}", () => String(offers.length));
  }

  option({ text, id, about }, name, sign, letters) {
    const item = document.createElement("li");
    item.id = name;
    item.setAttribute("role", "option");
    const words = document.createElement("b");
    words.textContent = sign + text;
    item.append(words);
    if (about) item.append(" ", Object.assign(document.createElement("span"), { className: "meta", textContent: about }));
    item.addEventListener("pointerdown", (event) => event.preventDefault()); // the cursor stays in the text
    item.addEventListener("click", () => this.take(text, id, letters));
    return item;
  }

  mark(at) {
    const options = [...this.list.children];
    this.at = (at + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === this.at)));
    this.area.setAttribute("aria-activedescendant", options[this.at].id);
    options[this.at].scrollIntoView({ block: "nearest" });
  }

  take(text, id, letters) {
    const { area } = this;
    const end = area.selectionStart;
    area.setRangeText(`${text} `, end - letters.length, end, "end");
    if (id) this.chosen.add(id);
    this.close();
    area.focus();
    area.dispatchEvent(new Event("input", { bubbles: true }));
    this.close();
  }

  key(event) {
    if (!this.list || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const does = {
      ArrowDown: () => this.mark(this.at + 1),
      ArrowUp: () => this.mark(this.at - 1),
      Enter: () => this.list.children[this.at].click(),
      Tab: () => this.list.children[this.at].click(),
      Escape: () => this.close(),
    }[event.key];
    if (!does || (event.shiftKey && event.key === "Tab")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    does();
  }

  close() {
    clearTimeout(this.timer);
    this.asked += 1;
    this.list?.remove();
    this.list = null;
    this.area.removeAttribute("aria-activedescendant");
    this.area.removeAttribute("aria-controls");
  }
}

const seen = new WeakSet();
/** Also the text area of a form that was drawn anew, because something in it was to be put right. */
function begin({ target }) {
  if (!target.matches?.("textarea[data-complete]") || seen.has(target)) return;
  seen.add(target);
  new Completing(target);
}

document.addEventListener("focusin", begin);
if (document.activeElement) begin({ target: document.activeElement });
