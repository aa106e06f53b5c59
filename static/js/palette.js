// The command palette: "/" or Ctrl-K anywhere; without this module the search box is a plain form.
const dialog = document.getElementById("palette");
const list = document.getElementById("palette-list");
const input = dialog?.querySelector("input");

const options = () => [...list.querySelectorAll("a")];

function open(text = "") {
  if (dialog.open) return;
  dialog.showModal();
  input.value = text;
  input.select();
  window.htmx.trigger(input, "palette");
}

function choose(option) {
  options().forEach((other) => other.setAttribute("aria-selected", String(other === option)));
  input.setAttribute("aria-activedescendant", option?.id ?? "");
  option?.scrollIntoView({ block: "nearest" });
}

function prepare() {
  options().forEach((option, index) => {
    option.id ||= `palette-option-${index}`;
    option.setAttribute("role", "option");
    option.tabIndex = -1;
  });
  choose(options()[0]);
}

function move(step) {
  const all = options();
  if (!all.length) return;
  const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
  choose(all[(at + step + all.length) % all.length]);
}

if (dialog) {
  document.addEventListener("palette:open", () => open());
  const opener = document.querySelector("[data-palette-opener]");
  opener?.addEventListener("pointerdown", (event) => { event.preventDefault(); open(); });
  opener?.querySelector("input").addEventListener("focus", (event) => { if (event.target.matches(":focus-visible")) event.target.select(); });
  list.addEventListener("htmx:afterSwap", prepare);
  list.addEventListener("click", (event) => { if (event.target.closest("a")) dialog.close(); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    }
    if (event.key === "Enter") {
      event.preventDefault();
      list.querySelector("a[aria-selected=true]")?.click();
    }
  });
}
