// Others vote while one reads: the bar and what is promised change; one's own button stays.

document.addEventListener("porukka:idea", ({ detail }) => {
  const fresh = document.createElement("template");
  fresh.innerHTML = detail.html; // made by our own templates
  for (const part of fresh.content.querySelectorAll("[id]")) {
    document.getElementById(part.id)?.replaceWith(part);
  }
});
