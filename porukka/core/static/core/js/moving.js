// What keys of a single letter do on a page: move through its discussions or posts, and act upon the chosen one. A link or
// button that a key presses says so itself (data-press).

const ITEMS = ".topics > .topic, .posts > .post, .posts > .folded .post";
const CHOSEN = "porukka:chosen"; // the discussion opened last, for who comes back to its list

const inSight = (one) => one.checkVisibility?.() ?? one.offsetParent !== null;
const items = () => [...document.querySelectorAll(ITEMS)].filter(inSight);
const current = () => document.activeElement?.closest(ITEMS);
const linkOf = (item) => item.querySelector(".title a");
const pathOf = (link) => link && new URL(link.href).pathname;

function remembered() {
  try {
    return sessionStorage.getItem(CHOSEN);
  } catch {
    return null; // a private window keeps nothing
  }
}

function remember(path) {
  try {
    sessionStorage.setItem(CHOSEN, path);
  } catch {
    // then one begins at what is in sight
  }
}

function choose(item) {
  const target = linkOf(item) ?? item;
  if (target === item) item.tabIndex = -1;
  else remember(pathOf(target));
  target.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

/** The next one, or the one before; first of all the one in sight, or the one that was open just now. */
function go(by) {
  const all = items();
  const now = all.indexOf(current());
  const path = remembered();
  const first = all.find((item) => path && pathOf(linkOf(item)) === path) ?? all.find((item) => item.getBoundingClientRect().top >= 0);
  const next = now < 0 ? (first ?? all.at(-1)) : all[now + by];
  if (next) choose(next);
}

function press(key) {
  const button = current()?.querySelector(`[data-press="${key}"]`);
  button?.click();
  return Boolean(button);
}

function reply() {
  const form = document.getElementById("write");
  if (press("r") || !form?.matches("details:not([hidden])")) return;
  form.open = true;
  form.querySelector("textarea").focus();
  form.scrollIntoView({ block: "nearest" });
}

/** To the list one came from, as it was left; else to the place above this page. */
function up() {
  const above = [...document.querySelectorAll(".crumbs a")];
  const from = document.referrer && new URL(document.referrer);
  if (from && from.origin === location.origin && above.some((link) => pathOf(link) === from.pathname)) history.back();
  else above.at(-1)?.click();
}

function search(places) {
  const field = [...document.querySelectorAll("[role=search] input[type=search]")].find(inSight);
  if (field) field.select();
  else location.assign(places.gs);
  field?.focus();
}

function begin(places) {
  const button = document.querySelector("[data-press=n]");
  if (button) button.click();
  else if (places.n) location.assign(places.n);
}

const DOES = {
  j: () => go(1),
  k: () => go(-1),
  o: () => current() && linkOf(current())?.click(),
  r: reply,
  e: () => press("e"),
  u: up,
  n: begin,
  "/": search,
};

/** typed: a key, or g and a letter; places: addresses by what is typed. */
export function act(typed, places) {
  if (DOES[typed]) DOES[typed](places);
  else if (places[typed]) location.assign(places[typed]);
}
