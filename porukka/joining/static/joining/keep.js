// Answers at the door stay in this tab while one is away making an account, or loads the page again.

const prefix = "porukka-door:";

function* fieldsOf(form) {
  for (const field of form.querySelectorAll("textarea")) if (field.name) yield field;
}

for (const form of document.querySelectorAll("form[data-keep]")) {
  const key = prefix + form.dataset.keep;
  let kept = {};
  try {
    kept = JSON.parse(sessionStorage.getItem(key) ?? "{}");
  } catch {
    sessionStorage.removeItem(key);
  }
  for (const field of fieldsOf(form)) {
    if (!field.value && typeof kept[field.name] === "string") {
      field.value = kept[field.name];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  form.addEventListener("input", () => {
    const words = Object.fromEntries([...fieldsOf(form)].map((field) => [field.name, field.value]));
    sessionStorage.setItem(key, JSON.stringify(words));
  });
}

for (const done of document.querySelectorAll("[data-keep-done]")) sessionStorage.removeItem(prefix + done.dataset.keepDone);
