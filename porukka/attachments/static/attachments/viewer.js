// Pictures large, over the page: swipe, arrow keys, Esc. Without it each picture has a page of its own.

const words = document.querySelector("script[data-viewer]")?.dataset ?? {};
const FAR = 40; // pixels a finger moves before it means the next one
let view = null;

const linksOf = (gallery) => [...gallery.querySelectorAll("a[data-large]")];

function button(label, sign, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = sign;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

class Viewer {
  constructor() {
    this.dialog = document.createElement("dialog");
    this.dialog.className = "viewer";
    this.dialog.setAttribute("aria-label", words.label);
    const bar = document.createElement("div");
    bar.className = "bar";
    this.count = document.createElement("p");
    this.count.setAttribute("aria-live", "polite");
    const ways = document.createElement("div");
    ways.className = "ways";
    this.previous = button(words.previous, "←", () => this.go(-1));
    this.next = button(words.next, "→", () => this.go(1));
    this.play = button(words.play, words.play, () => this.move());
    this.play.removeAttribute("aria-label");
    ways.append(this.play, this.previous, this.next, button(words.close, "✕", () => this.dialog.close()));
    bar.append(this.count, ways);
    const figure = document.createElement("figure");
    this.image = document.createElement("img");
    figure.append(this.image);
    this.said = document.createElement("p");
    this.said.className = "said-of";
    this.dialog.append(bar, figure, this.said);
    document.body.append(this.dialog);
    this.dialog.addEventListener("keydown", (event) => this.key(event));
    this.dialog.addEventListener("close", () => this.links[this.at]?.focus());
    figure.addEventListener("click", (event) => event.target === figure && this.dialog.close());
    figure.addEventListener("touchstart", ({ touches }) => (this.from = touches.length === 1 ? touches[0].clientX : null), { passive: true });
    figure.addEventListener("touchend", ({ changedTouches }) => {
      const moved = this.from === null ? 0 : changedTouches[0].clientX - this.from;
      if (Math.abs(moved) > FAR) this.go(moved < 0 ? 1 : -1);
    });
  }

  open(links, at) {
    this.links = links;
    this.show(at);
    this.dialog.showModal();
  }

  show(at) {
    this.at = at;
    this.moves = false;
    const { large, alt, width, height, moving } = this.links[at].dataset;
    this.image.src = large;
    this.image.width = Number(width);
    this.image.height = Number(height);
    this.image.alt = alt || this.links[at].querySelector("img").alt;
    this.said.textContent = alt;
    this.count.textContent = words.of.replace("{number}", String(at + 1)).replace("{count}", String(this.links.length));
    this.previous.disabled = at === 0;
    this.next.disabled = at === this.links.length - 1;
    this.previous.hidden = this.next.hidden = this.count.hidden = this.links.length === 1;
    this.play.hidden = !moving;
    this.play.textContent = words.play;
    const beside = this.links[at + 1];
    if (beside) new Image().src = beside.dataset.large;
  }

  go(step) {
    const at = this.at + step;
    if (at >= 0 && at < this.links.length) this.show(at);
  }

  move() {
    this.moves = !this.moves;
    const { large, moving } = this.links[this.at].dataset;
    this.image.src = this.moves ? moving : large;
    this.play.textContent = this.moves ? words.stop : words.play;
  }

  key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const end = { Home: 0, End: this.links.length - 1 }[event.key];
    if (step) this.go(step);
    else if (end !== undefined) this.show(end);
    else return;
    event.preventDefault();
  }
}

/** A still picture moves when one asks for it, and stops when one asks again. */
function play(link) {
  const image = link.parentElement.querySelector("img");
  const moves = link.getAttribute("aria-pressed") === "true";
  if (!image.dataset.still) {
    image.dataset.still = image.src;
    image.dataset.stillSet = image.srcset;
  }
  image.srcset = moves ? image.dataset.stillSet : "";
  image.src = moves ? image.dataset.still : link.href;
  link.setAttribute("role", "button");
  link.setAttribute("aria-pressed", String(!moves));
  link.lastChild.textContent = moves ? words.play : words.stop;
}

document.addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return; // into a new tab
  const player = event.target.closest?.("a[data-play]");
  const link = event.target.closest?.("[data-gallery] a[data-large]");
  if (player) play(player);
  else if (link) {
    view ??= new Viewer();
    const links = linksOf(link.closest("[data-gallery]"));
    view.open(links, links.indexOf(link));
  } else return;
  event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  const player = event.target.closest?.("a[data-play][role=button]");
  if (player && event.key === " ") {
    event.preventDefault();
    play(player);
  }
});
