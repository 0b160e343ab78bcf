// Others vote while one reads: bars, counts and names change; one's own choice and what is unfolded stay.

document.addEventListener("porukka:poll", ({ detail }) => {
  const fresh = document.createElement("template");
  fresh.innerHTML = detail.html; // made by our own templates
  for (const part of fresh.content.querySelectorAll("[id]")) {
    document.getElementById(part.id)?.replaceWith(part);
  }
});
