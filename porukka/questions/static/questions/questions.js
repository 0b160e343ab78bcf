// Others ask, vote and answer while one looks: each question is renewed and goes to its place; what is one's own stays.

const later = (a, b) => a.dataset.state !== "now" && b.dataset.state === "now"
  || (a.dataset.state === "now") === (b.dataset.state === "now")
    && (Number(a.dataset.votes) < Number(b.dataset.votes)
      || a.dataset.votes === b.dataset.votes && a.dataset.order > b.dataset.order);

const waits = (question) => ["waiting", "now"].includes(question.dataset.state);

// One that has come in gets what this reader may do with such a one.
function welcome(fresh, section) {
  const kept = section.querySelector("template[data-new]");
  const own = fresh.querySelector(".own");
  if (!kept || !own) return;
  const place = document.createElement("template");
  place.innerHTML = kept.innerHTML.replaceAll(kept.dataset.place, fresh.dataset.question); // made by our own templates
  own.replaceWith(place.content);
}

function renew(old, fresh) {
  for (const name of ["state", "votes"]) old.dataset[name] = fresh.dataset[name];
  const shared = old.querySelector("[data-shared]");
  if (shared) shared.replaceWith(fresh.querySelector("[data-shared]"));
}

// Moving what has the focus would lose it.
function put(question, section) {
  const list = section.querySelector(waits(question) ? "[data-waiting]" : "[data-answered]");
  if (!list) return;
  const next = [...list.children].find((other) => other !== question && later(other, question)) ?? null;
  if (question.parentElement === list && question.nextElementSibling === next) return;
  const focused = question.contains(document.activeElement) ? document.activeElement : null;
  list.insertBefore(question, next);
  focused?.focus({ preventScroll: true });
}

function tidy(section) {
  for (const part of section.querySelectorAll("[data-answered-part]")) {
    part.hidden = !part.querySelector("[data-question]");
  }
  const order = section.querySelector("[data-order-line]");
  if (order) order.hidden = !section.querySelector("[data-waiting] [data-question]");
  const nothing = document.querySelector("[data-nothing]");
  if (nothing) nothing.hidden = Boolean(section.querySelector("[data-waiting] [data-question]"));
}

document.addEventListener("porukka:questions", ({ detail }) => {
  const section = document.querySelector(`[data-box="${CSS.escape(detail.box)}"]`);
  if (!section) return;
  const came = document.createElement("template");
  came.innerHTML = detail.html; // made by our own templates
  for (const head of came.content.querySelectorAll("[id^='box-head-']")) {
    document.getElementById(head.id)?.replaceWith(head.cloneNode(true));
  }
  const blocked = section.dataset.blocked.split(" ").filter(Boolean);
  for (const fresh of came.content.querySelectorAll("[data-question]")) {
    const old = document.getElementById(fresh.id);
    if (old) {
      renew(old, fresh);
      put(old, section);
    } else if (!blocked.includes(fresh.dataset.by)) {
      welcome(fresh, section);
      put(fresh, section);
    }
  }
  for (const address of detail.gone) {
    const old = document.getElementById(`question-${address}`);
    if (old && !old.hasAttribute("data-own")) old.remove();
  }
  tidy(section);
});
