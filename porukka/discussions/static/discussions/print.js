// A discussion on its way to paper: a button that prints, and everything there before it does.

const button = document.querySelector("[data-prints]");

/** Whoever reads an address in the text need not read it again behind it. */
const bare = (address) => address.trim().replace(/^https?:\/\//, "").replace(/\/$/, "");

for (const link of document.querySelectorAll(".prose a[rel~=ugc]")) {
  if (bare(link.textContent) === bare(link.href)) link.dataset.bare = "";
}

// a picture that nobody has scrolled to is not there yet
for (const picture of document.querySelectorAll("img[loading=lazy]")) picture.loading = "eager";

button.hidden = false;
button.addEventListener("click", () => print());
