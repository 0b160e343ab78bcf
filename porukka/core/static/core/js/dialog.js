// Shows a <dialog> that the server draws. The browser keeps the focus inside, and gives it back when the dialog closes.

let isOpening = false;

/** The dialog at an address, open; null if there is none, then the browser goes elsewhere, or if one is just being opened. */
export async function open(address, elsewhere) {
  if (isOpening) return null;
  isOpening = true;
  try {
    const dialog = partOf(await (await fetch(address)).text(), "dialog");
    document.body.append(dialog);
    dialog.addEventListener("close", () => dialog.remove());
    dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
    dialog.showModal();
    return dialog;
  } catch {
    location.assign(elsewhere); // signed out meanwhile, or no network: the page there says so
    return null;
  } finally {
    isOpening = false;
  }
}

/** A part of what the server has drawn. */
export function partOf(html, selector) {
  const page = new DOMParser().parseFromString(html, "text/html");
  return document.importNode(page.querySelector(selector), true);
}
