// Lists one can put in order: drag a row by its handle, or move it with the arrow keys. The order is posted to data-sortable.
const rows = (list) => [...list.children].filter((row) => row.dataset.id);

function save(list, row) {
  const live = document.getElementById("live");
  if (live) live.textContent = `${rows(list).indexOf(row) + 1} / ${rows(list).length}`;
  window.htmx.ajax("POST", list.dataset.sortable, { source: list, values: { order: rows(list).map((r) => r.dataset.id).join(",") }, swap: "none" });
}

function place(list, row, y) {
  const before = rows(list).find((other) => {
    if (other === row) return false;
    const box = other.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  if (before !== row.nextElementSibling) list.insertBefore(row, before ?? null);
}

document.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest?.("[data-sortable] .handle");
  if (!handle || event.button !== 0) return;
  const list = handle.closest("[data-sortable]");
  const row = handle.closest("[data-id]");
  const start = row.nextElementSibling;
  event.preventDefault();
  row.classList.add("moving");
  const move = (e) => place(list, row, e.clientY);
  const stop = () => {
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", stop);
    document.removeEventListener("pointercancel", stop);
    row.classList.remove("moving");
    if (row.nextElementSibling !== start) save(list, row);
  };
  // On the document: moving the row in the page would end a capture held by its handle.
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", stop);
  document.addEventListener("pointercancel", stop);
});

document.addEventListener("keydown", (event) => {
  const handle = event.target.closest?.("[data-sortable] .handle");
  if (!handle || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  const list = handle.closest("[data-sortable]");
  const row = handle.closest("[data-id]");
  const near = event.key === "ArrowUp" ? row.previousElementSibling : row.nextElementSibling;
  if (!near) return;
  if (event.key === "ArrowUp") near.before(row); else near.after(row);
  handle.focus();
  save(list, row);
});
