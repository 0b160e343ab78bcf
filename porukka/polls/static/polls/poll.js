// A poll that was changed or has one option more is fetched anew: what one may do with it is each reader's own. Votes of
// others change its parts (core/js/parts.js).
// A number gets a slider beside it, and a ranking gets buttons that move its options. Both work without.

function slide(field) {
  const range = field.querySelector("[type=range]");
  const number = field.querySelector("[type=number]");
  range.value = number.value || 50;
  range.hidden = false;
  range.addEventListener("input", () => (number.value = range.value));
  number.addEventListener("input", () => (range.value = number.value || 50));
}

const selectOf = (item) => item.querySelector("select");

function rank(field) {
  const list = field.querySelector("ul");
  const said = field.querySelector("[data-said]");
  const items = () => [...list.children];
  const nameOf = (item) => item.querySelector("label").textContent;

  const order = () => {
    const placed = items().filter((item) => selectOf(item).value);
    const rest = items().filter((item) => !selectOf(item).value);
    placed.sort((one, other) => selectOf(one).value - selectOf(other).value);
    list.append(...placed, ...rest);
    items().forEach((item, at) => {
      item.querySelector("[data-by='-1']").disabled = at === 0;
      item.querySelector("[data-by='1']").disabled = at === list.children.length - 1;
    });
  };

  const move = (item, by) => {
    const all = items();
    const from = all.indexOf(item);
    [all[from], all[from + by]] = [all[from + by], all[from]];
    // whatever stands at or above the moved one has a place from now on
    const last = Math.max(from, from + by, all.findLastIndex((one) => selectOf(one).value));
    all.forEach((one, at) => (selectOf(one).value = at <= last ? at + 1 : ""));
    order();
    said.textContent = field.dataset.moved
      .replace("{option}", nameOf(item))
      .replace("{place}", selectOf(item).value);
  };

  for (const item of items()) {
    const moves = document.createElement("span");
    moves.className = "moves";
    for (const [by, sign, label] of [[-1, "↑", field.dataset.up], [1, "↓", field.dataset.down]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.by = by;
      button.textContent = sign;
      button.setAttribute("aria-label", label.replace("{option}", nameOf(item)));
      button.addEventListener("click", () => {
        move(item, by);
        (button.disabled ? moves.querySelector("button:not([disabled])") : button).focus();
      });
      moves.append(button);
    }
    item.append(moves);
    selectOf(item).addEventListener("change", order);
  }
  order();
}

function enliven(part) {
  part.querySelectorAll("[data-slider]").forEach(slide);
  part.querySelectorAll("[data-ranking]").forEach(rank);
}

const SPREAD = 1500; // ms, so that many who watch do not ask at once

// Which answer a field gives, by the words that stand beside it: the same place may have other words by now.
function keyOf(field) {
  const value = ["radio", "checkbox"].includes(field.type) ? field.value : "";
  const group = field.closest("fieldset.option")?.querySelector("legend")?.textContent;
  return [field.form.action, field.name, value, field.labels[0]?.textContent, group].join("\n");
}

const fieldsOf = (section) => section.querySelectorAll("input[name]:not([type=hidden]), select");
const foldsOf = (section) => section.querySelectorAll("details");
const titleOf = (fold) => fold.querySelector("summary").textContent;

// What she has chosen and not sent yet, what she has unfolded and where she is: put back by what this returns.
function remember(section) {
  const given = new Map([...fieldsOf(section)].map((field) => [keyOf(field), [field.value, field.checked]]));
  const unfolded = new Set([...foldsOf(section)].filter((fold) => fold.open).map(titleOf));
  const here = section.contains(document.activeElement) && document.activeElement;
  const held = here && here.form && here.name ? keyOf(here) : "";
  return () => {
    for (const field of fieldsOf(section)) {
      if (!given.has(keyOf(field))) continue;
      const [value, checked] = given.get(keyOf(field));
      if (field.value !== value) field.value = value;
      field.checked = checked;
    }
    for (const fold of foldsOf(section)) fold.open ||= unfolded.has(titleOf(fold));
    return here && ([...fieldsOf(section)].find((field) => held && keyOf(field) === held) ?? true);
  };
}

async function renew(section, words) {
  await new Promise((done) => setTimeout(done, Math.random() * SPREAD));
  const answer = await fetch(section.dataset.place);
  if (!answer.ok || !section.isConnected) return;
  const came = document.createElement("template");
  came.innerHTML = await answer.text(); // made by our own templates
  const fresh = came.content.querySelector("[data-poll]");
  if (!fresh) return;
  const recall = remember(section);
  section.dataset.options = fresh.dataset.options;
  section.replaceChildren(...fresh.childNodes);
  const held = recall(); // the field that had the focus, true if something else here had it
  enliven(section);
  const said = section.querySelector("[data-said-changed]");
  said.tabIndex = -1;
  said.textContent = words;
  document.getElementById("live").textContent = words;
  if (held) (held === true ? said : held).focus({ preventScroll: true });
}

const watched = (detail) => document.querySelector(`[data-poll="${CSS.escape(detail.poll)}"]`);

document.addEventListener("porukka:poll_changed", ({ detail }) => {
  const section = watched(detail);
  if (section) renew(section, section.dataset.changed).catch(() => {}); // without a line the next page shows it
});

document.addEventListener("porukka:poll_option", ({ detail }) => {
  const section = watched(detail);
  if (!section || detail.options <= Number(section.dataset.options)) return;
  renew(section, section.dataset.added).catch(() => {});
});

enliven(document);
