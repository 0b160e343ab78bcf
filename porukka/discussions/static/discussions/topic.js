// A topic being read: new replies arrive, edited ones change, and what has been in sight is marked as read.

const posts = document.querySelector(".posts[data-topic]");
const announcer = document.getElementById("live");
const articles = () => [...posts.querySelectorAll("article[id^=p]")];
const numberOf = (article) => Number(article.id.slice(1));

function fromHtml(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html; // made by our own templates from sanitised text
  return holder.content.firstElementChild;
}

function announce(name) {
  if (!announcer) return;
  announcer.textContent = "";
  requestAnimationFrame(() => {
    announcer.textContent = posts.dataset.said.replace("{name}", () => name);
  });
}

/** What stands in the list: the post, or the fold around what somebody wrote whom the reader has blocked. */
const frameOf = (article) => article.closest("[data-folded]") ?? article;
const isBlocked = (author) => Boolean(author && posts.dataset.blocked?.split(" ").includes(author));

function folded(post, author) {
  const pattern = isBlocked(author) && document.querySelector("template[data-fold]");
  if (!pattern) return post;
  const frame = pattern.content.firstElementChild.cloneNode(true);
  frame.querySelector("[data-inside]").append(post);
  return frame;
}

/** What answers somebody the reader has blocked repeats none of her words, and what quotes her folds them. */
function withoutQuotes(post, quoted) {
  const pattern = document.querySelector("template[data-fold]");
  if (!pattern) return post;
  const said = isBlocked(quoted) && post.querySelector(".said");
  if (said) said.textContent = pattern.dataset.said;
  const fold = document.querySelector("template[data-fold-quote]").content.firstElementChild;
  for (const quote of post.querySelectorAll(".prose > blockquote")) {
    if (!isBlocked(quoted) && !quote.dataset.by?.split(" ").some(isBlocked)) continue;
    const frame = fold.cloneNode(true);
    quote.replaceWith(frame);
    frame.append(quote);
  }
  return post;
}

/** Put a post where its number belongs, unless that is on another page. */
function place(post, number, author) {
  const all = articles();
  const next = all.find((article) => numberOf(article) > number);
  if (next === all[0] && next && numberOf(next) > 0 && posts.dataset.atStart !== "yes") return false;
  if (!next && posts.dataset.atEnd !== "yes") return false;
  const frame = folded(post, author);
  if (next) frameOf(next).before(frame);
  else posts.append(frame);
  sight?.observe(frame);
  return true;
}

function arrive({ topic, number, html, name, who, author, quoted }) {
  if (topic !== posts.dataset.topic || !html || document.getElementById(`p${number}`)) return;
  const post = withoutQuotes(fromHtml(html), quoted);
  post.classList.add("sent");
  if (!place(post, number, author)) return;
  posts.dataset.readTo = String(Math.max(number, Number(posts.dataset.readTo)));
  if (who !== posts.dataset.me && !isBlocked(author)) announce(name);
}

function change({ topic, number, html, author, quoted }) {
  if (topic !== posts.dataset.topic) return;
  const old = document.getElementById(`p${number}`);
  if (!html) {
    if (old) frameOf(old).remove();
    return;
  }
  const post = withoutQuotes(fromHtml(html), quoted);
  if (!old) {
    place(post, number, author); // its deletion was taken back
    return;
  }
  // one's own menu and what higher folders add are not in what is sent to everybody: keep the page's
  const menu = old.querySelector("header [data-menu]");
  const below = old.querySelector("[data-below]");
  const writer = old.querySelector("[data-writer]");
  const reactions = old.querySelector("[data-reactions]");
  old.replaceWith(frameOf(old) === old ? folded(post, author) : post);
  if (reactions) post.querySelector("[data-reactions]")?.replaceWith(reactions);
  if (menu) post.querySelector("header")?.append(menu);
  if (writer) post.querySelector(".prose")?.append(writer);
  if (below) post.querySelector(".prose")?.append(below);
  sight?.observe(frameOf(post));
}

/** The topic takes no replies any more, or takes them again. Whoever is writing keeps her words. */
function showClosure({ topic, closed, html }) {
  const note = document.querySelector("[data-closure]");
  if (topic !== posts.dataset.topic || !note) return;
  const write = document.getElementById("write");
  note.replaceChildren(...(closed || !write ? [fromHtml(html)] : []));
  if (write) write.hidden = closed && !write.contains(document.activeElement);
}

/** What stands somewhere on the page for everybody, and has changed. */
function showNote(name, { topic, html }) {
  const note = document.querySelector(`[data-${name}]`);
  if (topic === posts.dataset.topic && note) note.replaceChildren(...(html ? [fromHtml(html)] : []));
}

/** Which reply solved the question: the box below the opening, and the mark of that reply. */
function showSolution({ topic, html, answer, mark, by }) {
  if (topic !== posts.dataset.topic) return;
  showNote("solution", { topic, html });
  const pattern = html && isBlocked(by) && document.querySelector("template[data-fold]");
  if (pattern) {
    document.querySelector("[data-solution] b").textContent = pattern.dataset.solved;
    document.querySelector("[data-solution] span").remove();
  }
  for (const old of posts.querySelectorAll("[data-answer]")) old.remove();
  if (answer) document.querySelector(`#p${answer} .prose`)?.prepend(fromHtml(mark));
}

/** Posts came or went: the page as it is now is a click away, and nothing moves under whoever reads or writes. */
function showOrder({ topics, html }) {
  const place = document.querySelector("[data-ordered]");
  if (place && topics.includes(posts.dataset.topic)) place.replaceChildren(fromHtml(html));
}

/** A link to a post that is not here any more: the server knows where it went. */
function findWhatWent() {
  const [, number] = /^#p(\d+)$/.exec(location.hash) ?? [];
  const asked = new URLSearchParams(location.search);
  if (!number || document.getElementById(`p${number}`) || asked.has("at")) return;
  location.replace(`?at=${number}${location.hash}`);
}

// Reading

let sight = null;
let seen = -1;
let timer = 0;

function look(entries) {
  const last = articles().at(-1);
  for (const { isIntersecting, target } of entries) {
    const article = target.matches("article") ? target : target.querySelector("article[id^=p]");
    if (isIntersecting && article)
      seen = Math.max(seen, article === last ? Number(posts.dataset.readTo) : numberOf(article));
  }
  clearTimeout(timer);
  timer = setTimeout(tell, 300);
}

function tell() {
  clearTimeout(timer);
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (!token || seen <= Number(posts.dataset.told)) return;
  const body = new FormData();
  body.set("csrfmiddlewaretoken", token.value);
  body.set("number", String(seen));
  if (!navigator.sendBeacon(posts.dataset.reading, body)) return;
  posts.dataset.told = String(seen);
  hideWhatIsRead();
}

/** The way to the first unread, and the button that marks as read, have nothing left to do. */
function hideWhatIsRead() {
  const way = document.querySelector("[data-first-unread]");
  if (way && seen >= Number(way.dataset.firstUnread)) way.hidden = way !== document.activeElement;
  const form = document.querySelector("form[data-read]");
  if (form && seen >= Number(posts.dataset.readTo)) form.hidden = !form.contains(document.activeElement);
}

if (posts) {
  document.addEventListener("porukka:reply", (event) => arrive(event.detail));
  document.addEventListener("porukka:post", ({ detail }) => {
    change(detail);
    if (detail.solution) showSolution({ topic: detail.topic, ...detail.solution });
  });
  document.addEventListener("porukka:solution", (event) => showSolution(event.detail));
  document.addEventListener("porukka:pace", (event) => showNote("slow", event.detail));
  document.addEventListener("porukka:closure", (event) => showClosure(event.detail));
  document.addEventListener("porukka:order", (event) => showOrder(event.detail));
  findWhatWent();
  // too much was missed to be shown piece by piece; who is writing reads it afterwards
  document.addEventListener("porukka:reload", () => {
    if (!document.activeElement?.closest("form[data-draft]")) location.reload();
  });
  sight = new IntersectionObserver(look);
  articles().forEach((article) => sight.observe(frameOf(article)));
  // what she marks as unread is not marked as read on the way out
  posts.addEventListener("submit", ({ target }) => {
    if (target.matches("form[data-unread]")) posts.dataset.told = "Infinity";
  });
  document.addEventListener("visibilitychange", () => document.hidden && tell());
}
