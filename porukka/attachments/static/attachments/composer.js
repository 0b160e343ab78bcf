// Pictures and files in the composer: each is sent at once, while one writes on. The form takes along only their ids,
// so it stays small, and a draft holds them too. Everything is found from the event on: forms may be drawn anew.

const BUSY = 503;
const TRIES = 5; // when the server says that it is busy, before one is asked
const PAUSE = 3000; // milliseconds between them

const blockOf = (place) => place?.closest?.("form")?.querySelector("[data-attach]");
const itemsOf = (block) => block.querySelector("[data-items]");
const linesOf = (block) => [...itemsOf(block).children];

function say(block, words, name) {
  block.querySelector("[data-said]").textContent = words.replace("{name}", () => name);
}

const nameOf = (line) => line.querySelector(".name")?.firstChild?.textContent.trim() || line.dataset.name || "";

/** What is here, in its order, into the hidden field that is sent; drafts hear of it. */
function note(block) {
  const order = block.querySelector("[data-order]");
  order.value = linesOf(block).map((line) => line.dataset.item || "").filter(Boolean).join(" ");
  order.dispatchEvent(new Event("input", { bubbles: true }));
}

function fromHtml(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html; // made by our own templates
  return holder.content.firstElementChild;
}

function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function button(words, act) {
  const made = element("button", "btn quiet", words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

class Upload {
  constructor(block, file) {
    this.block = block;
    this.file = file;
    this.tries = 0;
    this.line = element("li", "item");
    this.line.dataset.name = file.name;
    const grow = element("div", "grow");
    this.bar = document.createElement("progress");
    this.bar.max = 1;
    this.bar.setAttribute("aria-label", block.dataset.sending.replace("{name}", () => file.name));
    this.problem = element("p", "problem");
    this.problem.setAttribute("role", "alert");
    this.buttons = element("p", "tools");
    grow.append(element("p", "name", file.name), this.bar, this.problem, this.buttons);
    this.line.append(grow);
    this.line.dataset.pending = "";
    itemsOf(block).append(this.line);
    this.begin();
  }

  begin() {
    const { block, file } = this;
    this.problem.textContent = "";
    this.bar.hidden = false;
    this.bar.value = 0;
    this.buttons.replaceChildren(button(block.dataset.cancel, () => this.cancel()));
    if (file.size > Number(block.dataset.bytes)) {
      const most = String(Number(block.dataset.bytes) / 1_000_000);
      this.fail(block.dataset.tooLarge.replace("{megabytes}", most), false);
      return;
    }
    const body = new FormData();
    body.set("csrfmiddlewaretoken", document.querySelector("input[name=csrfmiddlewaretoken]").value);
    body.set("file", file);
    const request = (this.request = new XMLHttpRequest());
    request.open("POST", block.dataset.attach);
    request.setRequestHeader("X-Porukka-Script", "attach");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) this.bar.value = (event.loaded / event.total) * 0.9; // the rest is the server's work
    });
    request.addEventListener("load", () => this.answered());
    request.addEventListener("error", () => this.fail(block.dataset.failed));
    request.addEventListener("timeout", () => this.fail(block.dataset.failed));
    request.send(body);
  }

  answered() {
    const { block, request, line } = this;
    let answer = {};
    try {
      answer = JSON.parse(request.responseText);
    } catch {
      // a page of the front or of a proxy: our own words will do
    }
    if (request.status === 201) {
      const made = fromHtml(answer.html);
      line.replaceWith(made);
      note(block);
      say(block, block.dataset.sent, this.file.name);
    } else if (request.status === BUSY && ++this.tries < TRIES) {
      this.timer = setTimeout(() => this.begin(), PAUSE);
    } else {
      this.fail(answer.error || block.dataset.failed, request.status === BUSY || request.status >= 500 || !answer.error);
    }
  }

  fail(words, again = true) {
    const { block } = this;
    this.bar.hidden = true;
    this.problem.textContent = words;
    const buttons = [button(block.dataset.cancel, () => this.cancel())];
    if (again) buttons.unshift(button(block.dataset.again, () => this.begin()));
    this.buttons.replaceChildren(...buttons);
  }

  cancel() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.line.remove();
    note(this.block);
    this.block.querySelector("input[type=file]").focus();
  }
}

function take(block, files) {
  const room = Number(block.dataset.most) - linesOf(block).length;
  for (const file of [...files].slice(0, Math.max(0, room))) new Upload(block, file);
  block.querySelector("[data-over]")?.remove();
  if (files.length > room) {
    const over = element("p", "problem", block.dataset.tooMany.replace("{count}", () => block.dataset.most));
    over.dataset.over = "";
    over.setAttribute("role", "alert");
    itemsOf(block).after(over);
  }
}

document.documentElement.classList.add("uploads");

document.addEventListener("change", ({ target }) => {
  const block = target.matches?.("input[type=file]") && target.closest("[data-attach]");
  if (!block) return;
  const files = [...target.files];
  target.value = ""; // they go now, not with the form
  take(block, files);
});

document.addEventListener("click", ({ target }) => {
  const pressed = target.closest?.("[data-move], [data-off]");
  const block = pressed?.closest("[data-attach]");
  if (!block) return;
  const line = pressed.closest("[data-item]");
  if (pressed.matches("[data-off]")) {
    const next = line.nextElementSibling || line.previousElementSibling;
    say(block, block.dataset.off, nameOf(line));
    line.remove();
    (next?.querySelector("[data-off]") || block.querySelector("input[type=file]")).focus();
  } else {
    if (pressed.dataset.move === "1") line.nextElementSibling?.after(line);
    else line.previousElementSibling?.before(line);
    const still = getComputedStyle(pressed).visibility === "visible";
    (still ? pressed : line.querySelector("[data-off]")).focus();
  }
  note(block);
});

document.addEventListener("paste", (event) => {
  const block = blockOf(event.target);
  const files = [...(event.clipboardData?.files || [])];
  // what an office program copies is text with a picture of it: then the text is meant
  if (!block || !files.length || event.clipboardData.types.includes("text/plain")) return;
  event.preventDefault();
  take(block, files);
});

const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");

for (const kind of ["dragenter", "dragover"]) {
  document.addEventListener(kind, (event) => {
    const block = carriesFiles(event) && blockOf(event.target);
    if (!block) return;
    event.preventDefault();
    block.classList.add("over");
  });
}
document.addEventListener("dragleave", (event) => {
  const form = event.target.closest?.("form");
  if (form && !form.contains(event.relatedTarget)) blockOf(form)?.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  const block = carriesFiles(event) && blockOf(event.target);
  if (!block) return;
  event.preventDefault();
  block.classList.remove("over");
  take(block, event.dataTransfer.files);
});

// A post does not leave without what its writer still sees on its way.
document.addEventListener("submit", (event) => {
  const block = blockOf(event.target);
  if (!block?.querySelector("[data-pending]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  block.querySelector("[data-over]")?.remove();
  const wait = element("p", "problem", block.dataset.wait);
  wait.dataset.over = "";
  wait.setAttribute("role", "alert");
  itemsOf(block).after(wait);
  block.scrollIntoView({ block: "nearest" });
}, true);

// Received: the form is as it came, for other words.
document.addEventListener("porukka:received", ({ target }) => {
  const block = target.querySelector?.("[data-attach]");
  if (!block) return;
  itemsOf(block).replaceChildren();
  block.querySelector("[data-order]").value = "";
}, true);

/** A draft that came back names what belongs to it: the lines are asked for. */
async function fetchLines(block) {
  const here = new Set(linesOf(block).map((line) => line.dataset.item));
  const wanted = block.querySelector("[data-order]").value.split(" ").filter(Boolean);
  for (const id of wanted.filter((one) => !here.has(one))) {
    const answer = await fetch(`${block.dataset.attach}${encodeURIComponent(id)}/`).catch(() => null);
    if (answer?.ok) itemsOf(block).append(fromHtml(await answer.text()));
  }
  const lines = new Map(linesOf(block).map((line) => [line.dataset.item, line]));
  itemsOf(block).append(...wanted.map((id) => lines.get(id)).filter(Boolean));
  note(block);
}

function look(place) {
  for (const block of place.querySelectorAll("[data-attach]")) {
    const here = linesOf(block).map((line) => line.dataset.item).join(" ");
    if (block.querySelector("[data-order]").value !== here) fetchLines(block);
  }
}
document.addEventListener("porukka:restored", ({ target }) => look(target.querySelectorAll ? target : document), true);
look(document);
