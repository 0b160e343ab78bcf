// What one writes is brought to the server within three seconds, and from there into the same form on any device.
// Works on top of drafts.js, which keeps it in this browser first (`form.draft`).

const PAUSE = 1_200; // milliseconds after the last key
const LONGEST = 2_200; // while one goes on typing
const AGAIN = 15_000; // after a failure
const PATIENCE = 10_000;

class Kept {
  constructor(form) {
    this.form = form;
    this.edits = 0;
    this.asked = this.line.dataset.asked === "yes";
    form.settled = () => this.settled();
    form.classList.add("is-kept");
    form.addEventListener("input", () => this.typed());
    form.addEventListener("submit", () => clearTimeout(this.timer));
    form.addEventListener("porukka:received", () => this.stop());
    document.addEventListener("visibilitychange", () => document.hidden && this.hurry());
    addEventListener("pagehide", () => this.hurry());
    addEventListener("online", () => form.draft.dirty && this.save());
    const place = form.closest("details.ask");
    if (place && !place.open) place.addEventListener("toggle", () => this.look(), { once: true });
    else this.look();
  }

  /** Looked up each time: an answer that says what to put right brings a new one. */
  get line() {
    return this.form.querySelector("[data-kept]");
  }

  /** What does the server have? Asked once, when the form is opened. */
  async look() {
    const { draft } = this.form;
    if (draft.other) this.offer({ known: draft.known, fields: draft.other });
    else if (this.asked) {
      if (draft.dirty) this.save();
    } else {
      this.asked = true;
      const before = this.edits;
      const { kept, place } = this.line.dataset;
      const answer = await ask(`${kept}?place=${encodeURIComponent(place)}`);
      if (answer?.status === 200) this.compare(await answer.json(), before !== this.edits);
      else if (answer?.status === 204 && draft.known && !draft.dirty) draft.received(); // sent or discarded elsewhere
      else if (draft.dirty) this.save();
    }
  }

  compare(found, typed) {
    const { draft } = this.form;
    const is = (name, value) => (this.form.elements[name]?.value ?? "") === value;
    const same = ["title", "text"].every((name) => !this.form.elements[name] || is(name, found.fields[name]?.[0] ?? ""));
    if (same && !draft.dirty && !typed) this.take(found);
    else if (same) draft.isKept(found.known, false);
    else if (draft.known === found.known && draft.dirty) this.save();
    else if (draft.dirty || typed) this.offer(found);
    else this.take(found);
  }

  take(found) {
    const { form } = this;
    form.draft.fill(found.fields);
    const { once, reply_to: to, mentioned } = form.elements;
    if (mentioned) mentioned.value = found.fields.mentioned?.[0] ?? "";
    if (once && found.fields.once) once.value = found.fields.once[0];
    if (to && !to.value && found.fields.reply_to) {
      to.value = found.fields.reply_to[0];
      const said = Object.assign(document.createElement("a"), { className: "said", href: found.said_url, textContent: found.said });
      if (found.said) form.querySelector(".field")?.before(said);
    }
    form.draft.isKept(found.known, false);
    if (found.saved) this.say(this.line.dataset.saved, found.saved);
  }

  /** Another device has written too: neither is written over before she has chosen. */
  offer(found) {
    if (this.offered) return;
    const { newer, theirs, mine } = this.line.dataset;
    const notice = Object.assign(document.createElement("div"), { className: "notice warning" });
    notice.setAttribute("role", "alert");
    const words = Object.assign(document.createElement("p"), { textContent: newer.replace("{time}", () => found.saved ?? "") });
    const press = (label, work) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "btn quiet", textContent: label });
      button.addEventListener("click", () => {
        notice.remove();
        this.offered = null;
        work();
        this.form.querySelector("textarea")?.focus();
      });
      return button;
    };
    const keepMine = () => {
      this.form.draft.isKept(found.known, true);
      this.save();
    };
    notice.append(words, press(theirs, () => this.take(found)), press(mine, keepMine));
    this.offered = notice;
    this.line.before(notice);
  }

  typed() {
    this.edits += 1;
    this.since ??= Date.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), Math.min(PAUSE, Math.max(0, this.since + LONGEST - Date.now())));
  }

  body() {
    const body = new FormData(this.form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    for (const [name, values] of Object.entries(this.form.draft.apart)) for (const value of values) body.append(name, value);
    body.set("place", this.line.dataset.place);
    body.set("known", this.form.draft.known);
    return body;
  }

  save() {
    clearTimeout(this.timer);
    if (this.offered || "sending" in this.form.dataset) return;
    if (this.going) {
      this.going.then(() => this.form.draft.dirty && !this.timed() && this.save());
      return;
    }
    this.since = undefined;
    this.going = this.send().finally(() => {
      this.going = null;
    });
  }

  timed() {
    return this.since !== undefined; // somebody types on: the timer will save
  }

  async send() {
    const edits = this.edits;
    const answer = await ask(this.line.dataset.kept, { method: "POST", body: this.body() });
    const { draft } = this.form;
    if (answer?.status === 204) {
      draft.isKept(JSON.parse(answer.headers.get("ETag") || '""'), edits !== this.edits);
      this.say(this.line.dataset.saved, time());
    } else if (answer?.status === 409) {
      this.offer(await answer.json());
    } else if (answer?.status === 400) {
      this.say((await answer.json()).words);
    } else {
      this.say(this.line.dataset.here);
      this.timer = setTimeout(() => this.save(), AGAIN);
    }
  }

  /** The page goes away: no time for an answer, the browser brings it there. */
  hurry() {
    if (this.offered || !this.form.draft.dirty || "sending" in this.form.dataset) return;
    clearTimeout(this.timer);
    if (!this.going) navigator.sendBeacon(this.line.dataset.kept, this.body());
  }

  /** Before the form is sent: what is on its way arrives, and the form says which draft it is. */
  async settled() {
    clearTimeout(this.timer);
    if (this.going) await Promise.race([this.going, new Promise((done) => setTimeout(done, 2_000))]);
    if (this.form.elements.known) this.form.elements.known.value = this.form.draft.known;
  }

  stop() {
    clearTimeout(this.timer);
    this.since = undefined;
    this.say("");
  }

  say(words, at = "") {
    const said = this.line.querySelector("[role=status]");
    const text = words.replace("{time}", () => at);
    if (said.textContent !== text) said.textContent = text; // told again only when it says something else
  }
}

const time = () => new Intl.DateTimeFormat(document.documentElement.lang, { hour: "numeric", minute: "2-digit", hourCycle: "h23" }).format();

/** The answer, or nothing if there was none. */
async function ask(address, more = {}) {
  try {
    return await fetch(address, { ...more, redirect: "manual", headers: { "X-Porukka-Script": "kept" }, signal: AbortSignal.timeout?.(PATIENCE) });
  } catch {
    return null;
  }
}

for (const form of document.querySelectorAll("form[data-draft]")) {
  if (form.draft && form.querySelector("[data-kept]")) new Kept(form);
}
