// Writing: the form is sent without leaving the page, so that nothing is lost when the server is away.

const PATIENCE = 30_000; // milliseconds; sending again is safe, the form has a key

function fail(form) {
  form.querySelector("[data-failure]")?.remove();
  const line = document.createElement("p");
  line.dataset.failure = "";
  line.className = "notice error";
  line.setAttribute("role", "alert");
  line.textContent = form.dataset.failed;
  form.append(line);
}

/** While it is on its way nothing is written into it; what has the focus keeps it. */
function hold(form, button, on) {
  if (on) form.dataset.sending = "";
  else delete form.dataset.sending;
  for (const field of form.querySelectorAll("textarea, input[type=text]")) field.readOnly = on;
  button?.setAttribute("aria-busy", String(on));
}

async function send(form, button) {
  hold(form, button, true);
  await form.settled?.(); // what is on its way to the drafts arrives first
  const body = new FormData(form);
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body,
      headers: { "X-Porukka-Script": "compose" },
      signal: AbortSignal.timeout?.(PATIENCE),
    });
    if (answer.status === 201) {
      form.dispatchEvent(new CustomEvent("porukka:received"));
      leaveFor(answer.headers.get("Location"));
      return;
    }
    if (answer.redirected) {
      location.assign(answer.url); // to sign in, or to come in; the words wait here
      return;
    }
    putRight(form, await answer.text());
  } catch {
    fail(form);
  } finally {
    hold(form, button, false);
  }
}

/** The page says what to put right, with everything still in the form. Throws if it has no such form. */
function putRight(form, html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const ours = page.querySelector(`form[data-draft="${CSS.escape(form.dataset.draft)}"]`);
  if (!ours) throw new Error("no form");
  form.replaceChildren(...document.importNode(ours, true).childNodes);
  form.querySelector("[autofocus]")?.focus();
}

function leaveFor(address) {
  const there = new URL(address, location.href);
  if (there.pathname === location.pathname && there.search === location.search) {
    history.scrollRestoration = "manual"; // to what was just written, not to where one was
    location.hash = there.hash;
    location.reload();
  } else {
    location.assign(there);
  }
}

for (const form of document.querySelectorAll("form[data-draft]")) {
  form.addEventListener("submit", (event) => {
    if (["preview", "keep", "add", "drop"].includes(event.submitter?.name)) return;
    // files that have not been sent on their own go with the form, as long as that takes
    if ([...form.querySelectorAll("input[type=file]")].some((field) => field.files.length)) return;
    event.preventDefault();
    if ("sending" in form.dataset) return;
    form.dispatchEvent(new CustomEvent("porukka:sending"));
    const button = event.submitter?.closest(".buttons"); // Enter in a field presses none that one sees
    send(form, button ? event.submitter : form.querySelector(".buttons button"));
  });
}

function openToWrite(place, options) {
  place.open = true;
  place.querySelector("input[type=text], textarea")?.focus(options);
}

for (const opener of document.querySelectorAll("[data-opens]")) {
  const place = document.getElementById(opener.dataset.opens);
  if (!place) continue;
  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // into a new tab
    event.preventDefault();
    openToWrite(place);
    place.scrollIntoView({ block: "nearest" });
  });
}

// Who followed "Reply" wants to write. The browser goes to the place in the address first, which takes the focus away.
const asked = location.hash === "#write" && document.getElementById("write");
if (asked) addEventListener("load", () => requestAnimationFrame(() => openToWrite(asked, { preventScroll: true })));
