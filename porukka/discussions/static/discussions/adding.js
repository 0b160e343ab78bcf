// What other folders add to a text (a poll, an event): a button fetches its fields into the form, and "Remove" takes them
// out again. Everything is found from the event on: forms may be drawn anew. `form.bring` is for whoever puts a draft back.

const PATIENCE = 10_000; // milliseconds
const FIELDS = "input:not([type=hidden], [hidden]), textarea, select";
const GONE = 404;

const placeOf = (form) => form.querySelector("[data-additions]");
const additionOf = (form, name) => form.querySelector(`[data-addition="${CSS.escape(name)}"]`);
const buttonOf = (form, name) => form.querySelector(`button[name=add][value="${CSS.escape(name)}"]`);
const removed = new WeakMap(); // form -> name -> the fields, with what was written into them

function removedFrom(form) {
  if (!removed.has(form)) removed.set(form, new Map());
  return removed.get(form);
}

function tell(form, pattern, button) {
  const name = button.textContent.trim();
  placeOf(form).querySelector("[data-told]").textContent = pattern.replace("{name}", () => name);
}

/** Fields may bring a style sheet: they are shown when it is here. */
function styled(addition) {
  const links = [...addition.querySelectorAll("link[rel=stylesheet]")];
  return Promise.all(links.map((link) => {
    const href = link.getAttribute("href");
    link.remove();
    if (document.querySelector(`link[href="${CSS.escape(href)}"]`)) return null;
    return new Promise((done) => {
      for (const kind of ["load", "error"]) link.addEventListener(kind, done);
      document.head.append(link);
    });
  }));
}

/** The fields as they come; null if they are not to be had here. Throws if there was no answer. */
async function fetched(form, name) {
  const answer = await fetch(`${placeOf(form).dataset.additions}${encodeURIComponent(name)}/`, {
    headers: { "X-Porukka-Script": "add" },
    redirect: "manual",
    signal: AbortSignal.timeout?.(PATIENCE),
  });
  if (answer.status === GONE) return null;
  if (!answer.ok) throw new Error("no fields");
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text(); // made by our own templates
  const addition = holder.content.querySelector("[data-addition]");
  await styled(addition);
  return addition;
}

/** Brings the fields of this name into the form, those that were removed with their words. Null, throws: as fetched. */
async function open(form, name) {
  const addition = additionOf(form, name) ?? removedFrom(form).get(name) ?? (await fetched(form, name));
  if (!addition || additionOf(form, name)) return additionOf(form, name);
  removedFrom(form).delete(name);
  const row = placeOf(form).querySelector(".adding");
  row.before(addition);
  buttonOf(form, name).hidden = true;
  return addition;
}

async function add(form, button) {
  if (button.getAttribute("aria-busy") === "true") return;
  const place = placeOf(form);
  button.setAttribute("aria-busy", "true");
  place.querySelector("[data-missing]")?.remove();
  try {
    const addition = await open(form, button.value);
    if (!addition) throw new Error("no fields");
    tell(form, place.dataset.added, button);
    (addition.querySelector(FIELDS) ?? addition).focus();
  } catch {
    const line = Object.assign(document.createElement("p"), { className: "notice error", textContent: place.dataset.failed });
    line.dataset.missing = "";
    line.setAttribute("role", "alert");
    place.append(line);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/** Takes the fields out; their words wait in case they are wanted again. */
function drop(form, name) {
  const [addition, button] = [additionOf(form, name), buttonOf(form, name)];
  addition.remove();
  removedFrom(form).set(name, addition);
  button.hidden = false;
  return button;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-additions] button:is([name=add], [name=drop])");
  if (!button) return;
  event.preventDefault();
  const { form } = button;
  if (button.name === "add") {
    add(form, button);
    return;
  }
  const back = drop(form, button.value);
  back.focus();
  tell(form, placeOf(form).dataset.dropped, back);
  form.dispatchEvent(new Event("input", { bubbles: true })); // drafts hear of it
});

// Received: the form is as it came, for other words.
document.addEventListener("porukka:received", ({ target }) => {
  for (const { dataset } of target.querySelectorAll?.("[data-addition]") ?? []) drop(target, dataset.addition);
  removed.delete(target);
}, true);

for (const form of document.querySelectorAll("form:has([data-additions])")) {
  /** The fields of these names, once they are in the form. Throws if there was no answer. */
  form.bring = async (names) => (await Promise.all(names.map((name) => open(form, name)))).filter(Boolean);
}
