// Others enter something, or the contest moves on, while one looks at it: what has changed is fetched, as this reader sees it.

const SPREAD = 1500; // ms, so that many who watch do not ask at once
const announcer = document.getElementById("live");
let asked = false;

async function renew(moved) {
  const answer = await fetch(location.pathname);
  if (!answer.ok) return;
  const came = new DOMParser().parseFromString(await answer.text(), "text/html"); // a page of our own
  for (const old of document.querySelectorAll("[data-renewed]")) {
    const fresh = came.getElementById(old.id);
    if (!fresh || fresh.innerHTML === old.innerHTML) continue;
    const focused = old.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
    const shut = [...old.querySelectorAll("details")].map((one) => one.open);
    old.replaceChildren(...fresh.childNodes);
    old.querySelectorAll("details").forEach((one, at) => (one.open = shut[at] ?? one.open));
    if (focused) old.querySelector(`[aria-label="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
  const { entered, went } = document.querySelector("[data-contest]").dataset;
  announcer.textContent = moved ? went : entered;
}

document.addEventListener("porukka:contest", ({ detail }) => {
  const here = document.querySelector("[data-contest]");
  if (here?.dataset.contest !== detail.contest || asked) return;
  asked = true;
  setTimeout(() => {
    asked = false;
    renew(detail.moved).catch(() => {}); // without a line the next page shows it
  }, Math.random() * SPREAD);
});
