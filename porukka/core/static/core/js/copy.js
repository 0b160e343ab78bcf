// A button that copies what stands in a field. Where the browser cannot, there is no button: one marks the text and copies.

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  if (!field || !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      return; // the text is marked, so the keys copy it
    }
    const words = button.textContent;
    button.textContent = button.dataset.copied;
    document.getElementById("live").textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = words; }, 2000);
  });
}
