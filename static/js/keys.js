// Keyboard shortcuts; "?" lists them. None fires while somebody types.
const places = { d: "insights:my_day", p: "accounts:portfolio", m: "reviews:meeting_list", s: "insights:signal_list" };
let chord = 0;

const typing = (node) => node.closest?.("input, textarea, select, [contenteditable]") || document.querySelector("dialog:modal");

function go(name) {
  document.querySelector(`[data-go="${name}"]`)?.click();
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    document.dispatchEvent(new CustomEvent("palette:open"));
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (Date.now() - chord < 1200 && places[event.key]) {
    chord = 0;
    go(places[event.key]);
    return;
  }
  if (event.key === "g") chord = Date.now();
  if (event.key === "/") { event.preventDefault(); document.dispatchEvent(new CustomEvent("palette:open")); }
  if (event.key === "?") document.getElementById("shortcuts")?.showModal();
  if (event.key === "l") document.querySelector(".fab")?.click();
});

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-shortcuts]")) document.getElementById("shortcuts")?.showModal();
});

// A row of pages wider than the screen shows the one we are on.
for (const here of document.querySelectorAll(".sections [aria-current], .tabs [aria-current]")) {
  const row = here.closest(".sections, .tabs");
  row.scrollLeft += Math.max(0, here.getBoundingClientRect().right - row.getBoundingClientRect().right);
}
