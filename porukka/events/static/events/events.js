// Others answer while one reads: how many come changes; one's own answer stays.

document.addEventListener("porukka:event", ({ detail }) => {
  const fresh = document.createElement("template");
  fresh.innerHTML = detail.html; // made by our own templates
  for (const part of fresh.content.querySelectorAll("[id]")) {
    document.getElementById(part.id)?.replaceWith(part);
  }
});
