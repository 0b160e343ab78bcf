// Quoting: words that are selected in a post go into the reply, with the name of who said them. A small button comes up
// beside the selection; who has no pointer presses "Reply" below the post.

const MOST = 1_000; // letters of one quote
const GAP = 8; // pixels between the selection and the button

const button = document.querySelector("[data-quotes]");
const form = document.querySelector("#write form[data-draft]");

/** The selected words and their post; null unless they are all in one. */
function selected() {
  const selection = getSelection();
  const words = selection.toString().trim();
  if (!words || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const [first, last] = [range.startContainer, range.endContainer].map((node) => proseOf(node));
  const post = first?.closest("article[id^=p]");
  const isWhole = last === first || (last === null && range.endOffset === 0); // three clicks end before the next element
  return post && isWhole ? { post, words, range } : null;
}

const proseOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest(".prose");

/** The words of a whole post, without what it quotes itself. */
function wordsOf(post) {
  const prose = post.querySelector(".prose").cloneNode(true);
  for (const other of prose.querySelectorAll("blockquote, .meta, [data-below]")) other.remove();
  return [...prose.children].map((one) => one.textContent.trim()).join("\n\n");
}

const plain = (text) => text.replace(/[\\*`<[]/g, "\\$&");

function quote(post, words) {
  const cut = words.length > MOST ? `${words.slice(0, MOST)}…` : words;
  const name = post.getAttribute("aria-label");
  const lines = [...plain(cut).split("\n"), "", `— ${plain(name)}`].map((line) => `> ${line}`.trimEnd());
  const area = form.elements.text;
  const before = area.value.trimEnd();
  area.value = `${before ? `${before}\n\n` : ""}${lines.join("\n")}\n\n`;
  area.dispatchEvent(new Event("input", { bubbles: true }));
  answer(post, name);
  document.getElementById("write").open = true;
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
  area.scrollTop = area.scrollHeight;
  form.scrollIntoView({ block: "nearest" });
}

/** The reply answers this post, and says so. */
function answer(post, name) {
  form.elements.reply_to.value = post.querySelector("[data-reply]").dataset.post;
  const said = document.createElement("blockquote");
  said.className = "said";
  said.textContent = button.dataset.to.replace("{name}", () => name);
  form.querySelector("[data-to]").replaceChildren(said);
}

function show() {
  const found = selected();
  button.hidden = !found?.post.querySelector("[data-reply]");
  if (button.hidden) return;
  const box = [...found.range.getClientRects()].at(-1) ?? found.range.getBoundingClientRect();
  const left = Math.min(box.left, document.documentElement.clientWidth - button.offsetWidth - GAP);
  button.style.insetInlineStart = `${Math.max(GAP, left) + scrollX}px`;
  button.style.insetBlockStart = `${box.bottom + GAP + scrollY}px`;
}

if (button && form) {
  let timer;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 150); // when the selection rests
  });
  show(); // words may have been selected before this ran
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // a press would undo the selection
  document.addEventListener("click", (event) => {
    const found = selected();
    const [reply, whole] = [event.target.closest("[data-reply]"), event.target.closest("[data-quote]")];
    const asked = whole && document.getElementById(`p${whole.dataset.quote}`);
    if (event.target === button && found) quote(found.post, found.words);
    else if (reply && found?.post.contains(reply)) quote(found.post, found.words);
    else if (asked) quote(asked, wordsOf(asked));
    else return;
    event.preventDefault();
    getSelection().removeAllRanges();
    form.elements.text.focus();
    button.hidden = true;
  });
}
