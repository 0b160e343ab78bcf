// What others do while one reads: each part of a page that they changed, known by its id, takes the place of the old one.
// <script data-parts> names the kind of news; all that carries no id, such as one's own answer, stays.

function renew({ detail }) {
  const fresh = document.createElement("template");
  fresh.innerHTML = detail.html; // made by our own templates
  for (const part of fresh.content.querySelectorAll("[id]")) {
    document.getElementById(part.id)?.replaceWith(part);
  }
}

for (const { dataset } of document.querySelectorAll("script[data-parts]")) {
  document.addEventListener(`porukka:${dataset.parts}`, renew);
}
