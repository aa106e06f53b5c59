// The footprint as a grid: arrows move, Enter or F2 edits in the line below, a letter sets the state. Without this file
// every cell is a link to a form.
const field = document.querySelector("[data-footprint]");
const editor = document.getElementById("cell-editor");
const STATES = ["in_place", "opportunity", "competitor", "not_relevant"];
let at = ""; // the cell that is edited, by the id of its td
let step = null; // where the focus goes once it is saved

const inside = (td) => td?.querySelector("[data-cell]");
const here = () => document.getElementById(at);

function focus(td) {
  const cell = inside(td);
  if (!cell) return false;
  field.querySelectorAll('[data-cell][tabindex="0"]').forEach((one) => { one.tabIndex = -1; });
  cell.tabIndex = 0;
  cell.focus();
  return true;
}

function neighbour(td, rows, columns) {
  const row = td.parentElement;
  const other = rows ? row.parentElement.rows[row.sectionRowIndex + rows] : row;
  return other?.cells[td.cellIndex + columns];
}

function end(td, event) {
  const body = td.closest("tbody");
  const row = event.ctrlKey ? (event.key === "Home" ? body.rows[0] : body.rows[body.rows.length - 1]) : td.parentElement;
  return row.cells[event.key === "Home" ? 1 : row.cells.length - 2];
}

function leave() {
  const td = here();
  td?.classList.remove("fp-editing");
  editor.innerHTML = "";
  return td;
}

function edit(link) {
  leave();
  at = link.closest("td").id;
  step = null;
  here().classList.add("fp-editing");
  window.htmx.ajax("GET", link.href, { target: editor, swap: "innerHTML" }).then(() => { editor.querySelector("select, input:not([type=hidden])")?.focus(); });
}

function letter(link, state) {
  leave();
  at = link.closest("td").id;
  step = [0, 0];
  window.htmx.ajax("POST", link.href, { source: link, swap: "none", values: { state, version: link.dataset.version, quick: 1 } });
}

function keys(event, cell) {
  const td = cell.closest("td");
  const move = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
  if (move) return focus(neighbour(td, ...move)) || true;
  if (event.key === "Home" || event.key === "End") return focus(end(td, event));
  if (!cell.href || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === "Enter" || event.key === "F2") { edit(cell); return true; }
  const state = STATES[field.dataset.keys.indexOf(event.key.toLowerCase())];
  if (event.key.length > 1 || !state) return false;
  letter(cell, state);
  return true;
}

if (field && editor) {
  inside(field).tabIndex = 0;
  field.addEventListener("keydown", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (cell && keys(event, cell)) { event.preventDefault(); event.stopPropagation(); }
  });
  field.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-cell]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    edit(link);
  });
  editor.addEventListener("keydown", (event) => {
    const form = event.target.form;
    const last = form && [...form.querySelectorAll("input:not([type=hidden]), select")].at(-1);
    if (event.key === "Escape") { event.preventDefault(); focus(leave()); }
    if (event.key === "Enter" && event.target.matches("input, select")) { event.preventDefault(); step = [1, 0]; form.requestSubmit(); }
    if (event.key === "Tab" && !event.shiftKey && event.target === last) { event.preventDefault(); step = [0, 1]; form.requestSubmit(); }
  });
  editor.addEventListener("click", (event) => {
    if (!event.target.closest("[data-leave]")) return;
    event.preventDefault();
    focus(leave());
  });
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.requestConfig?.verb !== "post" || !at) return;
    if (detail.xhr.status === 200) {
      const td = leave();
      focus(neighbour(td, ...(step ?? [0, 0]))) || focus(td);
    } else editor.querySelector(".invalid input, .invalid select, [role=alert], input:not([type=hidden])")?.focus();
  });
}
