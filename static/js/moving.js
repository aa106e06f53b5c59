// Moving people by hand: a dot on the power map to another judgement, a card of the organisation chart to another chief.
// Both work by the mouse, by touch and by keyboard, and both ask in the panel; without this file the same forms stand
// behind plain links. A dot moves with the arrow keys and Enter asks; a card is picked up with the space bar first.
const SVG = "http://www.w3.org/2000/svg";
const FAR = 5;
let held = null; // by the pointer: what, by which kind, from where
let picked = null; // by the keyboard, on the chart: the card and the target it would drop on
let asked = null; // the id of what has the focus again once the panel is closed

const live = (text) => { const box = document.getElementById("live"); if (box) box.textContent = text; };
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function ask(address, name, id) {
  const link = document.createElement("a");
  link.href = address;
  link.dataset.panel = "";
  link.setAttribute("aria-label", name);
  asked = id;
  document.body.append(link);
  link.click();
  link.remove();
}

// The power map.
const STEPS = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
const edges = (svg) => JSON.parse(svg.dataset.edges);
const middle = (spans, value) => spans.filter(([one]) => one === value).map(([, start, end]) => (start + end) / 2)[0];
const now = (dot) => [Number(dot.dataset.influence), Number(dot.dataset.support)];
const shown = (dot) => (dot.dataset.to ? dot.dataset.to.split(",").map(Number) : now(dot));
const point = (svg, event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());

function field(svg, at) {
  const { columns, bands } = edges(svg);
  const inside = (spans, value) => {
    const to = Math.min(Math.max(value, Math.min(...spans.map((s) => s[1]))), Math.max(...spans.map((s) => s[2])) - 0.1);
    return spans.find(([, start, end]) => to >= start && to < end)[0];
  };
  return [inside(bands, at.y), inside(columns, at.x)];
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
    svg.querySelector(".pm-dots").before(box);
  }
  const size = { x: left + 3, y: top + 3, width: right - left - 6, height: bottom - top - 6 };
  Object.entries(size).forEach(([name, value]) => box.setAttribute(name, value));
}

function put(dot, to) {
  const svg = dot.ownerSVGElement;
  const { columns, bands, said, words } = edges(svg);
  const box = dot.querySelector(".pm-mark, circle").getBBox();
  dot.dataset.to = to.join(",");
  dot.classList.add("pm-moved");
  dot.setAttribute("transform", `translate(${middle(columns, to[1]) - box.x - box.width / 2} ${middle(bands, to[0]) - box.y - box.height / 2})`);
  mark(svg, to);
  live(fill(said, { name: dot.dataset.name, influence: to[0], support: words[to[1]].toLowerCase() }));
}

const map = {
  of: (event) => event.target.closest(".pm-dot[data-judge]"),
  drag(dot, event) {
    const svg = dot.ownerSVGElement;
    const at = point(svg, event);
    dot.setAttribute("transform", `translate(${at.x - held.at.x} ${at.y - held.at.y})`);
    mark(svg, field(svg, at));
  },
  drop(dot, event) {
    const to = field(dot.ownerSVGElement, point(dot.ownerSVGElement, event));
    if (to.join() === now(dot).join()) return map.back(dot);
    // It stays where the hand left it, beside those who stand in that field already.
    dot.dataset.to = to.join(",");
    dot.classList.add("pm-moved");
    map.ask(dot);
  },
  ask(dot) {
    const [influence, support] = shown(dot);
    ask(`${dot.getAttribute("href")}judge/?influence=${influence}&support=${support}`, dot.dataset.name, dot.id);
  },
  back(dot) {
    dot.removeAttribute("transform");
    delete dot.dataset.to;
    dot.classList.remove("pm-moved", "held");
    dot.ownerSVGElement?.querySelector(".pm-target")?.remove();
  },
  key(event, dot) {
    if (event.key === "Escape" && dot.dataset.to) map.back(dot);
    else if (event.key === "Enter" && dot.dataset.to) map.ask(dot);
    else if (STEPS[event.key]) {
      const { columns, bands } = edges(dot.ownerSVGElement);
      const to = shown(dot).map((value, index) => value + STEPS[event.key][index]);
      if (middle(bands, to[0]) !== undefined && middle(columns, to[1]) !== undefined) put(dot, to);
    } else return;
    event.preventDefault();
  },
};

// The organisation chart.
const cards = () => [...document.querySelectorAll("#chart [data-node]")];
const handle = (card) => card.querySelector(".handle");
const chief = (card) => card.closest("li")?.parentElement.closest("li")?.querySelector("[data-node]") ?? cards()[0];

function aim(card, target) {
  cards().forEach((one) => one.classList.toggle("drop", one === target));
  return target !== card ? target : null;
}

const chart = {
  of: (event) => {
    const card = event.target.closest("#chart [data-node]");
    // A finger scrolls the chart everywhere but on the handle.
    const free = event.pointerType === "touch" ? event.target.closest(".handle") : !event.target.closest("button, .oc-fold");
    return card && free && handle(card) ? card : null;
  },
  drag(card, event) {
    card.style.translate = `${event.clientX - held.x}px ${event.clientY - held.y}px`;
    held.target = aim(card, document.elementsFromPoint(event.clientX, event.clientY).map((one) => one.closest("#chart [data-node]")).find((one) => one && one !== card));
  },
  drop(card, event, target) {
    chart.back(card);
    if (target) ask(`${handle(card).getAttribute("href")}?to=${target.dataset.node}`, handle(card).getAttribute("aria-label"), handle(card).id);
  },
  back(card) {
    card.style.translate = "";
    card.classList.remove("held");
    aim(card, null);
    picked = null;
  },
  key(event, at) {
    const words = document.getElementById("chart").dataset;
    if (!picked) {
      if (event.key !== " " || !at.matches(".handle")) return;
      const card = at.closest("[data-node]");
      picked = { card, target: card };
      card.classList.add("held");
      live(fill(words.picked, { name: card.dataset.name }));
    } else if (event.key === "Escape") {
      live(fill(words.back, { name: picked.card.dataset.name }));
      chart.back(picked.card);
    } else if (event.key === "Enter" || event.key === " ") {
      const { card, target } = picked;
      chart.drop(card, event, target === card ? null : target);
    } else if (STEPS[event.key]) {
      const from = picked.target;
      const row = [...(from.closest("li")?.parentElement.children ?? [])].map((one) => one.querySelector("[data-node]")).filter(Boolean);
      const to = { ArrowUp: () => chief(from), ArrowDown: () => from.closest("li")?.querySelector("ul [data-node]") ?? (from === cards()[0] && cards()[1]), ArrowLeft: () => row[row.indexOf(from) - 1], ArrowRight: () => row[row.indexOf(from) + 1] }[event.key]();
      if (to) {
        picked.target = to;
        aim(picked.card, to);
        to.scrollIntoView({ block: "nearest", inline: "nearest" });
        live(fill(words.target, { name: to.dataset.name }));
      }
    } else return;
    event.preventDefault();
  },
};
const kinds = [map, chart];

document.addEventListener("pointerdown", (event) => {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const kind = kinds.find((one) => one.of(event));
  const item = kind?.of(event);
  if (item) held = { kind, item, id: event.pointerId, x: event.clientX, y: event.clientY, at: item.ownerSVGElement && point(item.ownerSVGElement, event), moved: false };
});

document.addEventListener("pointermove", (event) => {
  if (!held || event.pointerId !== held.id) return;
  if (!held.moved) {
    if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < FAR) return;
    held.moved = true;
    held.item.setPointerCapture(held.id);
    held.item.classList.add("held");
  }
  held.kind.drag(held.item, event);
});

document.addEventListener("pointerup", (event) => {
  if (!held || event.pointerId !== held.id) return;
  const { kind, item, moved, target } = held;
  held = null;
  if (!moved) return;
  item.classList.remove("held");
  // The click that ends a drag must not follow the link.
  const swallow = (click) => { click.preventDefault(); click.stopPropagation(); };
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => { removeEventListener("click", swallow, { capture: true }); kind.drop(item, event, target); });
});

document.addEventListener("pointercancel", () => {
  if (held) held.kind.back(held.item);
  held = null;
});

document.addEventListener("dragstart", (event) => { if (event.target.closest && kinds.some((one) => one.of(event))) event.preventDefault(); });

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || !event.target.closest) return;
  const dot = map.of(event);
  if (dot) map.key(event, dot);
  else if (event.target.closest("#chart")) chart.key(event, event.target);
});

// The panel closed unanswered: the dot goes home. After an answer the picture is new: the same person keeps the focus.
document.getElementById("panel")?.addEventListener("close", () => {
  const item = asked && document.getElementById(asked);
  asked = null;
  if (item?.dataset.to) map.back(item);
  item?.focus();
});
document.addEventListener("focusout", (event) => {
  if (asked || held) return;
  const dot = map.of(event);
  if (dot?.dataset.to) map.back(dot);
  if (picked && event.target === handle(picked.card)) chart.back(picked.card);
});

// A wide chart opens at its root, or at whom one looks for, and stays where it was when a branch is opened.
let stood = null;
const board = () => document.querySelector("#chart .oc");
function look() {
  const oc = board();
  if (!oc) return;
  if (stood) [oc.scrollLeft, oc.scrollTop] = stood;
  const at = oc.querySelector("[aria-current]") ?? (!stood && oc.querySelector(".oc-card"));
  stood = null;
  if (!at) return;
  // Within the chart alone: the page itself stays where the reader is.
  const [card, box] = [at, oc].map((one) => one.getBoundingClientRect());
  oc.scrollLeft += card.x + card.width / 2 - box.x - box.width / 2;
  if (card.bottom > box.bottom || card.top < box.top) oc.scrollTop += card.y - box.y - box.height / 2;
}
document.addEventListener("htmx:beforeSwap", (event) => { if (event.detail.target.id === "chart" && board()) stood = [board().scrollLeft, board().scrollTop]; });
document.addEventListener("htmx:afterSettle", look);
look();
