// A combobox over what the server finds: one types, arrows choose, Enter goes there.

const PAUSE = 150; // milliseconds without a letter before the server is asked

/** dialog: open, with the combobox; address: what answers to ?q=; typed: letters that came before it. */
export function find(dialog, address, typed) {
  const [field, list, said] = ["combobox", "listbox", "status"].map((role) => dialog.querySelector(`[role=${role}]`));
  let asked = "";
  let answered = Promise.resolve();
  let timer = 0;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector("[aria-selected=true]");

  function choose(option) {
    chosen()?.setAttribute("aria-selected", "false");
    if (!option) {
      field.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const all = options();
    const now = all.indexOf(chosen());
    choose(all.at(now < 0 && by < 0 ? -1 : (now + by) % all.length));
  }

  /** What the server finds now. Whoever asks for the same again waits for the same answer. */
  function ask() {
    clearTimeout(timer);
    const words = field.value.trim();
    if (words !== asked) {
      asked = words;
      answered = show(words);
    }
    return answered;
  }

  async function show(words) {
    try {
      const answer = await fetch(`${address}?q=${encodeURIComponent(words)}`);
      const found = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (words !== asked) return;
      list.replaceChildren(...document.importNode(found.querySelector("[role=listbox]"), true).children);
      list.hidden = !list.children.length;
      said.textContent = found.querySelector("[role=status]").textContent;
      field.setAttribute("aria-expanded", String(!list.hidden));
      choose(words && options()[0]);
    } catch {
      asked = null; // no network: the next letter asks again
    }
  }

  async function go() {
    await ask();
    const option = chosen();
    if (!option) return;
    dialog.close();
    option.click();
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    const { key } = event;
    if (event.isComposing) return;
    if (key === "ArrowDown") step(1);
    else if (key === "ArrowUp") step(-1);
    else if (key === "Enter") go();
    else if (key === "k" && (event.ctrlKey || event.metaKey)) dialog.close();
    else return;
    event.preventDefault();
  });
  field.focus();
  field.value = typed;
  ask();
}
