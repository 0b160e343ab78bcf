// The bell that lives: when a reply is addressed to me, its number is asked for anew.
//
// Live events say whom they are for by marks that only the browser of the one who is meant can recognise: the hash of
// her key, which stands in her own pages, and of the event's id.

const SOON = 1500; // the worker has told her by then, and a topic that is open has been marked as read
const SPREAD = 60_000;
const LATER = 8000; // it was busy
const bells = () => [...document.querySelectorAll("a.bell[data-key]")];

async function isForMe({ id, to }) {
  const [bell] = bells();
  if (!bell || !to || !globalThis.crypto?.subtle) return false; // without https the number waits for the next page
  const bytes = new TextEncoder().encode(`${bell.dataset.key}:${id}`);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 8);
  return to.includes([...hash].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
}

/** Take over the bell as it is now; true if its number changed. */
async function refresh() {
  const old = bells();
  const answer = await fetch(old[0].dataset.fresh).catch(() => null);
  if (!answer?.ok || answer.redirected) return false;
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text(); // made by our own template
  const fresh = holder.content.querySelector("a.bell");
  const before = Number(old[0].dataset.count);
  const now = Number(fresh?.dataset.count);
  if (!fresh || now === before) return false;
  for (const bell of old) {
    bell.innerHTML = fresh.innerHTML;
    bell.dataset.count = String(now);
  }
  if (now > before) announce(old[0].dataset.said);
  return true;
}

function announce(words) {
  const announcer = document.getElementById("live");
  if (!announcer) return;
  announcer.textContent = "";
  requestAnimationFrame(() => {
    announcer.textContent = words;
  });
}

async function hear({ detail }) {
  if (!(await isForMe(detail))) return;
  setTimeout(async () => {
    if (!(await refresh())) setTimeout(refresh, LATER);
  }, SOON);
}

document.addEventListener("porukka:reply", hear);
document.addEventListener("porukka:told", hear);
document.addEventListener("porukka:solution", hear);
// everybody was called: all who look do not ask in the same moment
document.addEventListener("porukka:everyone", () => setTimeout(refresh, LATER + Math.random() * SPREAD));
