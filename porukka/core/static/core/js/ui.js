// Small comforts on top of pages that work without them. Words for people come from the page's data attributes.

const near = 0.8; // from this share of the limit on, the count is worth a look

/** "12 / 200" under a field whose page says how much fits. */
function count(counter) {
  const field = document.getElementById(counter.dataset.counter);
  if (!field) return;
  const limit = Number(counter.dataset.limit);
  const used = field.value.length;
  counter.textContent = `${used} / ${limit}`;
  counter.classList.toggle("near", used >= limit * near);
}

/** A textarea as tall as its text, where CSS field-sizing does not do it already. */
function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.blockSize = "auto";
  area.style.blockSize = `${area.scrollHeight + 2}px`;
}

document.addEventListener("input", ({ target }) => {
  if (target.matches("textarea")) grow(target);
  if (target.id) document.querySelectorAll(`[data-counter="${CSS.escape(target.id)}"]`).forEach(count);
});

// Menus and other small things that pop up close when one looks elsewhere.
const openMenus = () => document.querySelectorAll("details:is([data-menu], [data-pops])[open]");

document.addEventListener("click", ({ target }) => {
  for (const menu of openMenus()) if (!menu.contains(target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea")) {
    event.target.form?.requestSubmit();
  }
});

// What a person opens to write in takes the cursor (a page that comes with it open does not).
document.addEventListener("toggle", ({ target }) => {
  if (target.matches("details.ask[open]") && target.contains(document.activeElement)) target.querySelector("input:not([type=hidden]), textarea")?.focus();
}, true);

// One form is sent once, however often it is pressed. Its once-key on the server is the real guard.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  event.submitter?.setAttribute("aria-busy", "true");
});

// The browser's back button brings the page as it was left: then it may be sent again.
addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  });
});

document.querySelectorAll("[data-counter]").forEach(count);
document.querySelectorAll("textarea").forEach(grow);
