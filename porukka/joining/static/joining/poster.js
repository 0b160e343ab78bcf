// The button that prints; without scripts there is the browser's own.
const button = document.querySelector("[data-prints]");
button.hidden = false;
button.addEventListener("click", () => print());
