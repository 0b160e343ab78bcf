// The button says whether the discussion is published now or at the time that is filled in.

function say(form) {
  const button = form.querySelector("button[data-then]");
  if (!button) return;
  const waits = ["later_day", "later_time"].some((name) => form.elements[name]?.value);
  button.textContent = waits ? button.dataset.then : button.dataset.now;
}

for (const form of document.querySelectorAll("form[data-draft]")) {
  for (const kind of ["input", "porukka:filled"]) form.addEventListener(kind, () => say(form));
  addEventListener("pageshow", () => say(form)); // browsers bring back what was filled in
}
