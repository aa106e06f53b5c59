// Moving on the board: drag a card to another column, or press the left or right arrow on its handle. The panel then asks
// why; while it is not answered (closed, refused) the card goes back. Without this file the handle opens the same form.
let held = null;
let dragged = null;

const column = (node) => node.closest("[data-column]");
const may = (card, target) => target && column(card).dataset.moves.split(" ").includes(target.dataset.column);

function putBack() {
  if (!held) return;
  const { card, list, next } = held;
  held = null;
  if (card.isConnected && list.isConnected) list.insertBefore(card, next?.isConnected ? next : null);
}

function ask(card, target) {
  const link = card.querySelector(".handle");
  const plain = link.href;
  held = { card, list: card.parentElement, next: card.nextElementSibling };
  target.querySelector(".board-cards").prepend(card);
  const live = document.getElementById("live");
  if (live) live.textContent = `${target.querySelector("h2").textContent}. ${target.closest("[data-board]").dataset.asks}`;
  link.href = `${plain}?to=${target.dataset.column}`;
  link.click(); // the panel reads the address at once
  link.href = plain;
}

function neighbour(card, step) {
  const all = [...column(card).parentElement.querySelectorAll("[data-column]")];
  const from = all.indexOf(column(card));
  // The next column on that side that the journey allows; from the last one to the right, a new cycle begins.
  const side = step < 0 ? all.slice(0, from).reverse() : all.slice(from + 1);
  return side.find((target) => may(card, target)) ?? (step > 0 && column(card).dataset.column === "renewal" ? all.find((target) => target.dataset.column === "development") : undefined);
}

document.addEventListener("dragstart", (event) => {
  const card = event.target.closest?.("[data-card][draggable]");
  if (!card) return;
  dragged = card;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", card.querySelector(".name a").textContent);
  card.classList.add("dragged");
  document.querySelectorAll("[data-column]").forEach((one) => { one.classList.toggle("closed", one !== column(card) && !may(card, one)); });
});

document.addEventListener("dragover", (event) => {
  const target = dragged && event.target.closest?.("[data-column]");
  document.querySelectorAll(".drop").forEach((one) => { if (one !== target) one.classList.remove("drop"); });
  if (!target || !may(dragged, target)) return;
  event.preventDefault();
  target.classList.add("drop");
});

document.addEventListener("drop", (event) => {
  const target = dragged && event.target.closest?.("[data-column]");
  if (!target || !may(dragged, target)) return;
  event.preventDefault();
  ask(dragged, target);
});

document.addEventListener("dragend", () => {
  dragged?.classList.remove("dragged");
  dragged = null;
  document.querySelectorAll(".drop, .closed").forEach((one) => one.classList.remove("drop", "closed"));
});

document.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const card = step && event.target.closest?.(".board .handle")?.closest("[data-card]");
  if (!card || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const target = neighbour(card, step);
  if (target) ask(card, target);
});

document.getElementById("panel")?.addEventListener("close", () => {
  const handle = held?.card.querySelector(".handle");
  putBack();
  handle?.focus();
});
// The panel could not even be opened.
document.addEventListener("htmx:responseError", () => { if (!document.getElementById("panel")?.open) putBack(); });
document.addEventListener("htmx:sendError", () => { if (!document.getElementById("panel")?.open) putBack(); });

let moved = "";
document.addEventListener("accountMoved", (event) => {
  moved = String(event.detail.account ?? "");
  held = null;
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (!moved || !document.getElementById("board")?.contains(event.detail.elt) && event.detail.elt.id !== "board") return;
  const handle = document.getElementById(`move-${moved}`);
  moved = "";
  handle?.focus();
});
