// A topic being read: new replies arrive, edited ones change, and what has been seen is marked as read.

const posts = document.querySelector(".posts[data-topic]");
const announcer = document.getElementById("live");

function fromHtml(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html; // made by our own templates from sanitised text
  return holder.content.firstElementChild;
}

function announce(name) {
  if (announcer) announcer.textContent = posts.dataset.said.replace("{name}", name);
}

function arrive({ topic, id, number, html, name, who }) {
  if (topic !== posts.dataset.topic || !html || document.getElementById(`p${number}`)) return;
  if (posts.dataset.atEnd !== "yes") return;
  const post = fromHtml(html);
  post.classList.add("sent");
  posts.append(post);
  posts.dataset.last = posts.dataset.readTo = String(number);
  if (who !== posts.dataset.me) announce(name);
  if (document.visibilityState === "visible") markRead();
}

function change({ topic, id, number, html }) {
  if (topic !== posts.dataset.topic) return;
  const old = number === undefined ? null : document.getElementById(`p${number}`);
  if (!old) return;
  // one's own menu and what higher folders add are not in what is sent to everybody: keep the page's
  const menu = old.querySelector("form:has([data-menu])");
  const below = old.querySelector("[data-below]");
  if (!html) {
    old.remove();
    return;
  }
  const post = fromHtml(html);
  old.replaceWith(post);
  if (menu) post.querySelector("header")?.append(menu);
  if (below) post.querySelector(".prose")?.append(below);
}

function markRead() {
  const form = document.querySelector("form[data-read]");
  if (!form && posts.dataset.readTo === posts.dataset.told) return;
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (!token) return;
  const body = new FormData();
  body.set("csrfmiddlewaretoken", token.value);
  body.set("number", posts.dataset.readTo);
  const address = form ? form.action : posts.dataset.reading;
  if (address && navigator.sendBeacon(address, body)) {
    posts.dataset.told = posts.dataset.readTo;
    if (form) form.hidden = true;
  }
}

if (posts) {
  posts.dataset.told = document.querySelector("form[data-read]") ? "" : posts.dataset.readTo;
  document.addEventListener("porukka:reply", (event) => arrive(event.detail));
  document.addEventListener("porukka:post", (event) => change(event.detail));
  document.addEventListener("porukka:reload", () => location.reload());
  if (document.visibilityState === "visible") markRead();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") markRead();
  });
}
