/**
 * The keys of a page: <script data-keys> says where they lead, and where the rest is, which is loaded when first used.
 * Whoever writes is left in peace, and so is what a dialog or an application in the page makes of its keys.
 */
const { dataset } = document.querySelector("script[data-keys]");
const WAIT = 1500; // milliseconds between g and the letter after it
const WRITES = "input, textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=toolbar], [role=tablist]";
let last = "";
let at = 0;

const load = (part) => import(dataset[part]);

async function openDialog(address) {
  return (await load("dialog")).open(address, dataset.keys);
}

document.addEventListener("keydown", async (event) => {
  const { key, timeStamp } = event;
  if (event.defaultPrevented || event.isComposing || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.ctrlKey || event.metaKey) {
    if (key !== "k" || event.shiftKey) return;
    event.preventDefault();
    const [dialog, { find }] = await Promise.all([openDialog(dataset.switch), load("finder")]);
    if (dialog) find(dialog, dataset.switch);
    return;
  }
  if (!document.documentElement.dataset.singleKeys || event.target.closest?.(WRITES)) return;
  const typed = last === "g" && timeStamp - at < WAIT ? `g${key}` : key;
  [last, at] = [typed, timeStamp];
  if (!/^(g[a-z]|[jkoreun/?])$/.test(typed) || (event.repeat && !/[jk]/.test(key))) return;
  event.preventDefault();
  if (typed === "?") openDialog(`${dataset.keys}?dialog=1`);
  else (await load("act")).act(typed, JSON.parse(dataset.places));
});
