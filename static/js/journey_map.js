// The journey map by hand: drag to pan, Ctrl and the wheel to zoom, arrows and + − by keyboard, arrows from mark to mark.
// All of it leads to addresses that the page's own links know too; without this file those links do the same.
const DAY = 86400000;
const FAR = 6;
let held = null;
let waiting = 0;

const board = () => document.querySelector("#journey-map .jm-board");
const picture = () => document.getElementById("journey-picture");
const marks = (svg) => [...svg.querySelectorAll("[data-lane] a")];
const place = (mark) => { const box = mark.getBoundingClientRect(); return { x: box.x + box.width / 2, y: box.y + box.height / 2 }; };
const follow = (way) => document.getElementById(`jm-${way}`)?.click();

function span(svg) {
  return { from: Date.parse(svg.dataset.from) / DAY, days: Number(svg.dataset.days) };
}

// From here to there, as the page's links would ask it.
function show(from, days) {
  const iso = (day) => new Date(Math.round(day) * DAY).toISOString().slice(0, 10);
  const asked = new URLSearchParams(location.search);
  asked.delete("range");
  asked.set("from", iso(from));
  asked.set("to", iso(from + Math.max(days, 14) - 1));
  return window.htmx.ajax("GET", `${location.pathname}?${asked}`, { target: "#journey-map", swap: "outerHTML" });
}

// The share of the plot at a point of the screen, 0 at its left edge.
function share(svg, x) {
  const at = new DOMPoint(x, 0).matrixTransform(svg.getScreenCTM().inverse()).x;
  const left = Number(svg.dataset.left);
  return (at - left) / (svg.viewBox.baseVal.width - left - Number(svg.dataset.right));
}

document.addEventListener("pointerdown", (event) => {
  const svg = event.target.closest?.("#journey-map .jm");
  if (!svg || event.button !== 0 || event.pointerType === "touch") return;
  held = { svg, id: event.pointerId, x: event.clientX, from: share(svg, event.clientX), moved: false };
});

document.addEventListener("pointermove", (event) => {
  if (!held || event.pointerId !== held.id) return;
  if (!held.moved && Math.abs(event.clientX - held.x) < FAR) return;
  held.moved = true;
  held.svg.classList.add("jm-held");
  held.svg.setPointerCapture(held.id);
});

document.addEventListener("pointerup", (event) => {
  if (!held || event.pointerId !== held.id) return;
  const { svg, from, moved } = held;
  held = null;
  if (!moved) return;
  svg.classList.remove("jm-held");
  // The click that ends a drag must not open the mark under it.
  const swallow = (click) => { click.preventDefault(); click.stopPropagation(); };
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }));
  const now = span(svg);
  show(now.from + (from - share(svg, event.clientX)) * now.days, now.days);
});

document.addEventListener("dragstart", (event) => { if (event.target.closest?.("#journey-map .jm")) event.preventDefault(); });

document.addEventListener("wheel", (event) => {
  const svg = event.target.closest?.("#journey-map .jm");
  if (!svg || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  if (Date.now() < waiting) return;
  waiting = Date.now() + 250;
  const now = span(svg);
  const days = now.days * (event.deltaY < 0 ? 0.5 : 2);
  show(now.from + share(svg, event.clientX) * (now.days - days), days);
}, { passive: false });

// From a mark to the nearest one in a direction: along its lane, or into the next lane that has any.
function next(mark, key) {
  const here = place(mark);
  const along = key === "ArrowLeft" || key === "ArrowRight";
  const sign = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
  const lane = mark.parentNode;
  const found = marks(mark.ownerSVGElement).filter((one) => one !== mark && (one.parentNode === lane) === along).map((one) => ({ one, ...place(one) }));
  const ahead = found.filter(({ x, y }) => (along ? x - here.x || y - here.y : y - here.y) * sign > 0);
  const far = along ? ({ x, y }) => Math.abs(x - here.x) * 100 + Math.abs(y - here.y) : ({ x, y }) => Math.abs(y - here.y) * 3 + Math.abs(x - here.x);
  return ahead.sort((a, b) => far(a) - far(b))[0]?.one;
}

function rove(svg, mark) {
  marks(svg).forEach((one) => one.setAttribute("tabindex", one === mark ? "0" : "-1"));
}

document.addEventListener("keydown", (event) => {
  const here = event.target.closest?.("#journey-map .jm-board");
  if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
  const mark = event.target.closest("[data-lane] a");
  const ways = { "+": "closer", "=": "closer", "-": "wider", ...(mark ? {} : { ArrowLeft: "earlier", ArrowRight: "later" }) };
  if (ways[event.key]) follow(ways[event.key]);
  else if (mark && event.key.startsWith("Arrow")) {
    const to = next(mark, event.key);
    if (to) { rove(mark.ownerSVGElement, to); to.focus(); }
  } else if (!mark && event.key === "Enter") marks(picture()).at(-1)?.focus();
  else return;
  event.preventDefault();
});

// One stop for Tab, however many marks; and the keyboard stays on the picture when a new one comes.
function begin() {
  const svg = picture();
  if (!svg?.closest("#journey-map")) return;
  if (marks(svg).length) rove(svg, marks(svg).at(-1));
  // Where the picture is wider than the screen, what is new comes first.
  board().scrollLeft = Number(svg.dataset.now || 1) * board().scrollWidth - board().clientWidth * 0.8;
}
let kept = false;
document.addEventListener("htmx:beforeSwap", (event) => { if (event.detail.target.id === "journey-map") kept = !!board()?.contains(document.activeElement); });
document.addEventListener("htmx:afterSettle", () => { begin(); if (kept) board()?.focus({ preventScroll: true }); kept = false; });
begin();
