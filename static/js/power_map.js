// Judging on the power map: drag a person, or move one with the arrow keys and press Enter; Escape puts it back.
// The dots are plain links: without this file they open the person's page, where the same form stands.
const SVG = "http://www.w3.org/2000/svg";
const STEPS = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
const FAR = 5;
let held = null;
let asked = null;

const edges = (svg) => JSON.parse(svg.dataset.edges);
const inside = (spans, at) => spans.find(([, start, end]) => at >= start && at < end);
const middle = (spans, value) => spans.filter(([one]) => one === value).map(([, start, end]) => (start + end) / 2)[0];
const now = (dot) => [Number(dot.dataset.influence), Number(dot.dataset.support)];
const shown = (dot) => (dot.dataset.to ? dot.dataset.to.split(",").map(Number) : now(dot));

function point(svg, event) {
  return new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
}

function field(svg, at) {
  const { columns, bands } = edges(svg);
  const clamp = (spans, value) => Math.min(Math.max(value, Math.min(...spans.map((s) => s[1]))), Math.max(...spans.map((s) => s[2])) - 0.1);
  return [inside(bands, clamp(bands, at.y))[0], inside(columns, clamp(columns, at.x))[0]];
}

function mark(svg, [influence, support]) {
  const { columns, bands } = edges(svg);
  const [, left, right] = columns.find(([value]) => value === support);
  const [, top, bottom] = bands.find(([value]) => value === influence);
  let box = svg.querySelector(".pm-target");
  if (!box) {
    box = document.createElementNS(SVG, "rect");
    box.setAttribute("class", "pm-target");
    box.setAttribute("rx", "8");
    svg.querySelector(".pm-dot, g")?.before(box);
  }
  const size = { x: left + 3, y: top + 3, width: right - left - 6, height: bottom - top - 6 };
  Object.entries(size).forEach(([name, value]) => box.setAttribute(name, value));
}

function place(dot, to) {
  const svg = dot.ownerSVGElement;
  const { columns, bands } = edges(svg);
  dot.dataset.to = to.join(",");
  dot.classList.add("pm-moved");
  dot.setAttribute("transform", `translate(${middle(columns, to[1]) - dot.dataset.x} ${middle(bands, to[0]) - dot.dataset.y})`);
  mark(svg, to);
}

function putBack(dot) {
  dot.removeAttribute("transform");
  delete dot.dataset.to;
  dot.classList.remove("pm-moved", "pm-held");
  dot.ownerSVGElement?.querySelector(".pm-target")?.remove();
}

function ask(dot) {
  const [influence, support] = shown(dot);
  const link = document.createElement("a");
  link.href = `${dot.dataset.judge}?influence=${influence}&support=${support}`;
  link.dataset.panel = "";
  link.setAttribute("aria-label", dot.dataset.name);
  asked = dot.id;
  document.body.append(link);
  link.click();
  link.remove();
}

function say(dot) {
  const live = document.getElementById("live");
  const { said, words } = edges(dot.ownerSVGElement);
  const [influence, support] = shown(dot);
  if (live) live.textContent = said.replace("{name}", dot.dataset.name).replace("{influence}", influence).replace("{support}", words[support].toLowerCase());
}

const dotOf = (event) => event.target.closest?.(".pm-dot[data-judge]");

document.addEventListener("pointerdown", (event) => {
  const dot = dotOf(event);
  if (!dot || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  held = { dot, id: event.pointerId, x: event.clientX, y: event.clientY, from: point(dot.ownerSVGElement, event), moved: false };
});

document.addEventListener("pointermove", (event) => {
  if (!held || event.pointerId !== held.id) return;
  const { dot } = held;
  if (!held.moved && Math.hypot(event.clientX - held.x, event.clientY - held.y) < FAR) return;
  if (!held.moved) {
    held.moved = true;
    dot.setPointerCapture(held.id);
    dot.classList.add("pm-held");
  }
  const at = point(dot.ownerSVGElement, event);
  dot.setAttribute("transform", `translate(${at.x - held.from.x} ${at.y - held.from.y})`);
  mark(dot.ownerSVGElement, field(dot.ownerSVGElement, at));
});

document.addEventListener("pointerup", (event) => {
  if (!held || event.pointerId !== held.id) return;
  const { dot, moved } = held;
  held = null;
  if (!moved) return;
  dot.classList.remove("pm-held");
  // The click that ends a drag must not follow the link.
  addEventListener("click", (click) => { click.preventDefault(); click.stopPropagation(); }, { capture: true, once: true });
  setTimeout(() => drop(dot, field(dot.ownerSVGElement, point(dot.ownerSVGElement, event))));
});

function drop(dot, to) {
  if (to.join() === now(dot).join()) return putBack(dot);
  // It stays where the hand left it, beside those who stand in that field already.
  dot.dataset.to = to.join(",");
  dot.classList.add("pm-moved");
  mark(dot.ownerSVGElement, to);
  ask(dot);
}

document.addEventListener("pointercancel", () => {
  if (held) putBack(held.dot);
  held = null;
});

document.addEventListener("dragstart", (event) => { if (dotOf(event)) event.preventDefault(); });

document.addEventListener("keydown", (event) => {
  const dot = dotOf(event);
  if (!dot || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape" && dot.dataset.to) putBack(dot);
  else if (event.key === "Enter" && dot.dataset.to) ask(dot);
  else if (STEPS[event.key]) {
    const { columns, bands } = edges(dot.ownerSVGElement);
    const [influence, support] = shown(dot);
    const to = [influence + STEPS[event.key][0], support + STEPS[event.key][1]];
    if (middle(bands, to[0]) === undefined || middle(columns, to[1]) === undefined) { event.preventDefault(); return; }
    place(dot, to);
    say(dot);
  } else return;
  event.preventDefault();
});

// The panel closed without a judgement: the dot goes home. After one, the map is new: the same person keeps the focus.
document.getElementById("panel")?.addEventListener("close", () => {
  if (!asked) return;
  const dot = document.getElementById(asked);
  asked = null;
  if (dot?.dataset.to) putBack(dot);
  dot?.focus();
});
document.addEventListener("focusout", (event) => {
  const dot = dotOf(event);
  if (dot?.dataset.to && !asked && !held) putBack(dot);
});
