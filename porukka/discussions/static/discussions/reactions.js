// Reactions without a reload: what one presses oneself, and the numbers while others react.

const posts = document.querySelector(".posts[data-topic]");
const token = () => document.querySelector("input[name=csrfmiddlewaretoken]");
const chips = (box) => [...box.querySelectorAll(".chip")];
const chipOf = (box, kind) => chips(box).find((chip) => chip.dataset.kind === kind);

function fromHtml(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html; // made by our own templates
  return holder.content.querySelector("[data-reactions]");
}

/** Put the focus where one was: on the chip, or beside where it stood. */
function focusOn(box, kind) {
  (chipOf(box, kind) ?? box.querySelector("summary"))?.focus({ preventScroll: true });
}

async function press(form, button) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", token()?.value ?? "");
  body.set(button.name, button.value);
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Porukka-Script": "1" } });
    if (!answer.ok) {
      sendPlainly(form, button); // the page that comes says why not
      return;
    }
    const fresh = fromHtml(await answer.text());
    form.replaceWith(fresh);
    focusOn(fresh, button.value);
  } catch {
    form.removeAttribute("aria-busy");
    say(form, posts.dataset.notReacted);
  }
}

function sendPlainly(form, button) {
  if (!form.querySelector("input[name=csrfmiddlewaretoken]") && token()) form.append(token().cloneNode());
  form.dataset.plain = "yes";
  form.requestSubmit(button);
}

function say(form, words) {
  const note = form.querySelector("[role=alert]") ?? form.appendChild(document.createElement("span"));
  note.setAttribute("role", "alert");
  note.textContent = words;
}

/** Others have reacted: numbers change, chips come and go; what one has pressed oneself and the focus stay. */
function change({ topic, post, html }) {
  const box = topic === posts.dataset.topic && document.querySelector(`[data-reactions="${post}"]`);
  if (!box) return;
  const fresh = fromHtml(html);
  const kinds = chips(fresh).map((chip) => chip.dataset.kind);
  for (const chip of chips(box)) {
    if (kinds.includes(chip.dataset.kind)) continue;
    const focused = chip === document.activeElement;
    chip.remove();
    if (focused) focusOn(box);
  }
  let before = null;
  for (const chip of chips(fresh)) {
    const old = chipOf(box, chip.dataset.kind);
    if (old) renew(old, chip);
    else before.after(" ", chip); // never the first: that is the words, which are always there
    before = old ?? chip;
  }
  box.querySelector(".who").hidden = fresh.querySelector(".who").hidden;
}

function renew(old, chip) {
  old.querySelector(".count")?.remove();
  const count = chip.querySelector(".count");
  if (count) old.append(" ", count);
  const nobody = "nobody" in chip.dataset;
  old.toggleAttribute("data-nobody", nobody);
  if (old.matches("span")) old.hidden = nobody; // words about one's own post are there once somebody said them
}

/** One's own words come back from elsewhere: whether they helped is for others to say. */
function own({ who, number }) {
  const words = who === posts.dataset.me && document.querySelector(`#p${number} .chip[data-words]`);
  if (words) words.replaceWith(still(words));
}

function still(chip) {
  const span = document.createElement("span");
  span.className = "chip";
  Object.assign(span.dataset, chip.dataset);
  span.append(...chip.childNodes);
  span.hidden = "nobody" in chip.dataset;
  return span;
}

if (posts) {
  // before ui.js, which lets a form be sent once only
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-reactions]");
    if (!form || form.dataset.plain) return;
    event.preventDefault();
    if (!form.hasAttribute("aria-busy")) press(form, event.submitter);
  }, true);
  document.addEventListener("porukka:reactions", (event) => change(event.detail));
  document.addEventListener("porukka:reply", (event) => own(event.detail)); // after topic.js, which shows it
}
