// A list of discussions: nothing moves under the reader's eyes; a line says that there is something new.

const line = document.querySelector(".fresh[data-fresh]");
const announcer = document.getElementById("live");
let count = 0;

function note({ room, who }) {
  const { room: ours, me, one, many } = line.dataset;
  if ((ours && ours !== room) || who === me) return;
  count += 1;
  const words = count === 1 ? one : many.replace("{count}", String(count));
  line.querySelector("a").textContent = words;
  line.hidden = false;
  if (announcer) announcer.textContent = words;
}

if (line) {
  document.addEventListener("porukka:topic", (event) => note(event.detail));
  document.addEventListener("porukka:reply", (event) => note(event.detail));
}
