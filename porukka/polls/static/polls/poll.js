// Others vote while one reads: bars, counts and names change; one's own choice and what is unfolded stay. A poll that
// was changed is fetched anew: what one may do with it is each reader's own.
// A number gets a slider beside it, and a ranking gets buttons that move its options. Both work without.

document.addEventListener("porukka:poll", ({ detail }) => {
  const fresh = document.createElement("template");
  fresh.innerHTML = detail.html; // made by our own templates
  for (const part of fresh.content.querySelectorAll("[id]")) {
    document.getElementById(part.id)?.replaceWith(part);
  }
});

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

async function renew(section) {
  await new Promise((done) => setTimeout(done, Math.random() * SPREAD));
  const answer = await fetch(section.dataset.place);
  if (!answer.ok || !section.isConnected) return;
  const came = document.createElement("template");
  came.innerHTML = await answer.text(); // made by our own templates
  const fresh = came.content.querySelector("[data-poll]");
  if (!fresh) return;
  const focused = section.contains(document.activeElement);
  section.replaceChildren(...fresh.childNodes);
  enliven(section);
  const said = section.querySelector("[data-said-changed]");
  said.tabIndex = -1;
  said.textContent = section.dataset.changed;
  document.getElementById("live").textContent = section.dataset.changed;
  if (focused) said.focus({ preventScroll: true });
}

document.addEventListener("porukka:poll_changed", ({ detail }) => {
  const section = document.querySelector(`[data-poll="${CSS.escape(detail.poll)}"]`);
  if (section) renew(section).catch(() => {}); // without a line the next page shows it
});

enliven(document);
