/**
 * The keys of a page: <script data-keys> says where they lead, and where the rest is, which is loaded when first used.
 * Whoever writes is left in peace, and so is what a dialog or an application in the page makes of its keys.
 */
const { dataset } = document.querySelector("script[data-keys]");
const WAIT = 1500; // milliseconds between g and the letter after it
const WRITES = "input, textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=toolbar], [role=tablist]";
let last = "";
let at = 0;
let ahead = null; // letters typed while the dialog they are meant for is on its way

const load = (part) => import(dataset[part]);

async function openDialog(address) {
  return (await load("dialog")).open(address, dataset.keys);
}

document.addEventListener("keydown", async (event) => {
  const { key, timeStamp } = event;
  if (ahead !== null) {
    if (key.length === 1) event.preventDefault();
    if (key.length === 1 && !event.ctrlKey && !event.metaKey) ahead += key;
    return;
  }
  if (event.defaultPrevented || event.isComposing || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.ctrlKey || event.metaKey) {
    if (key !== "k" || event.shiftKey) return;
    event.preventDefault();
    ahead = "";
    try {
      const [dialog, { find }] = await Promise.all([openDialog(dataset.switch), load("finder")]);
      if (dialog) find(dialog, dataset.switch, ahead);
    } finally {
      ahead = null;
    }
    return;
  }
  if (!dataset.single || event.target.closest?.(WRITES)) return;
  const typed = last === "g" && timeStamp - at < WAIT ? `g${key}` : key;
  [last, at] = [typed, timeStamp];
  if (!/^(g[a-z]|[jkoreun/?])$/.test(typed) || (event.repeat && !/[jk]/.test(key))) return;
  event.preventDefault();
  if (typed === "?") openDialog(`${dataset.keys}?dialog=1`);
  else (await load("act")).act(typed, JSON.parse(dataset.places));
});
