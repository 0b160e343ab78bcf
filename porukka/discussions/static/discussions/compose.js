// Writing: what one types is kept in this browser until it has been received, also when the server is away.

const PREFIX = "porukka:draft:";
const PAUSE = 600; // milliseconds after the last key

function keyOf(form) {
  return PREFIX + location.pathname.split("/").slice(0, 3).join("/") + ":" + form.dataset.draft;
}

function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && field.matches("textarea, input[type=text], select"));
}

function remember(form) {
  const words = Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.value]));
  const written = fieldsOf(form).some((field) => !field.matches("select") && field.value.trim());
  try {
    if (written) localStorage.setItem(keyOf(form), JSON.stringify(words));
    else localStorage.removeItem(keyOf(form));
  } catch {
    // private windows may refuse; then the text lives in the page alone
  }
}

function restore(form) {
  let words = null;
  try {
    words = JSON.parse(localStorage.getItem(keyOf(form)) || "null");
  } catch {
    return;
  }
  if (!words || fieldsOf(form).some((field) => field.matches("textarea") && field.value)) return;
  for (const field of fieldsOf(form)) {
    if (field.name in words) field.value = words[field.name];
  }
  const frame = form.closest("details");
  if (frame) frame.open = true;
}

function forget(form) {
  try {
    localStorage.removeItem(keyOf(form));
  } catch {
    // nothing was kept
  }
}

function fail(form) {
  let line = form.querySelector("[data-failure]");
  if (!line) {
    line = document.createElement("p");
    line.dataset.failure = "";
    line.className = "notice error";
    line.setAttribute("role", "alert");
    form.append(line);
  }
  line.textContent = form.dataset.failed;
}

async function send(form, button) {
  button.disabled = true;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Porukka-Script": "compose" },
    });
    if (answer.status === 201) {
      forget(form);
      leaveFor(answer.headers.get("Location"));
      return;
    }
    if (answer.status >= 500) throw new Error(String(answer.status));
    // the page says what to put right, with everything still in the form
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const ours = page.querySelector(`form[data-draft="${form.dataset.draft}"]`);
    if (!ours) throw new Error("no form");
    form.replaceChildren(...document.importNode(ours, true).childNodes);
    form.querySelector("[autofocus], .errorlist")?.focus?.();
  } catch {
    fail(form);
  }
  button.disabled = false;
}

function leaveFor(address) {
  const here = new URL(location.href);
  const there = new URL(address, here);
  if (there.pathname === here.pathname && there.search === here.search) {
    location.hash = there.hash;
    location.reload();
  } else {
    location.assign(address);
  }
}

for (const form of document.querySelectorAll("form[data-draft]")) {
  let timer = 0;
  restore(form);
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => remember(form), PAUSE);
  });
  form.addEventListener("submit", (event) => {
    if (form.querySelector("input[type=file]")) return;
    event.preventDefault();
    clearTimeout(timer);
    remember(form);
    const button = event.submitter || form.querySelector("button[type=submit], button:not([type])");
    send(form, button);
  });
}

for (const opener of document.querySelectorAll("[data-opens]")) {
  const place = document.getElementById(opener.dataset.opens);
  if (!place) continue;
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    place.open = true;
    place.querySelector("input[type=text], textarea")?.focus();
    place.scrollIntoView({ block: "nearest" });
  });
}
