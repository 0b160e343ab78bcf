// A list of discussions: nothing moves under the reader's eyes; a line says that there is something new.

const line = document.querySelector("[data-fresh]");
const list = document.querySelector(".topics");
let count = 0;

function note({ room }) {
  const ours = list ? list.dataset.room : "";
  if (ours && ours !== room) return;
  count += 1;
  const words = count === 1 ? line.dataset.one : line.dataset.many.replace("{count}", String(count));
  line.querySelector("a").textContent = words;
  line.hidden = false;
}

if (line) {
  document.addEventListener("porukka:topic", (event) => note(event.detail));
  document.addEventListener("porukka:reply", (event) => note(event.detail));
}
