// A <select data-combobox> becomes a searchable list; data-combobox="/url/" lets the server answer what is typed.
let serial = 0;

function enhance(select) {
  if (select.dataset.ready) return;
  select.dataset.ready = "1";
  const id = `combo-${++serial}`;
  const box = document.createElement("div");
  const input = document.createElement("input");
  const list = document.createElement("div");
  box.className = "combo";
  Object.assign(list, { id, className: "combo-list", hidden: true });
  list.setAttribute("role", "listbox");
  Object.assign(input, { type: "text", className: "input", autocomplete: "off", placeholder: select.dataset.placeholder ?? "" });
  const label = select.labels?.[0];
  const said = { role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list" };
  for (const name of ["aria-describedby", "aria-invalid"]) if (select.hasAttribute(name)) said[name] = select.getAttribute(name);
  Object.entries(said).forEach(([name, value]) => input.setAttribute(name, value));
  if (label) {
    label.id ||= `${id}-label`;
    input.setAttribute("aria-labelledby", label.id);
    list.setAttribute("aria-labelledby", label.id);
    label.addEventListener("click", (event) => { event.preventDefault(); input.focus(); });
  } else input.setAttribute("aria-label", select.getAttribute("aria-label") ?? select.name);
  input.disabled = select.disabled;
  select.hidden = true;
  select.after(box);
  box.append(input, list);
  wire(select, input, list);
}

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function wire(select, input, list) {
  const remote = select.dataset.combobox.startsWith("/") ? select.dataset.combobox : "";
  const shown = () => [...list.querySelectorAll("[role=option]")];
  let timer;
  let asked = 0;

  const settle = () => { input.value = select.selectedOptions[0]?.value ? select.selectedOptions[0].textContent.trim() : ""; close(); };
  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };

  function fill(items) {
    list.replaceChildren(...items.map(({ value, text }, index) => {
      const option = document.createElement("div");
      Object.assign(option, { id: `${list.id}-${index}`, textContent: text });
      option.setAttribute("role", "option");
      option.dataset.value = value;
      return option;
    }));
    if (!items.length) list.append(Object.assign(document.createElement("p"), { className: "none", textContent: "–" }));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(shown().find((option) => option.dataset.value === select.value) ?? shown()[0]);
  }

  function mark(option) {
    shown().forEach((other) => other.setAttribute("aria-selected", String(other === option)));
    if (option) { input.setAttribute("aria-activedescendant", option.id); option.scrollIntoView({ block: "nearest" }); }
  }

  function take(option) {
    if (!option) return;
    if (![...select.options].some((known) => known.value === option.dataset.value)) select.add(new Option(option.textContent, option.dataset.value));
    select.value = option.dataset.value;
    settle();
    select.dispatchEvent(new Event("input", { bubbles: true }));
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  const local = (text) => [...select.options].map((o) => ({ value: o.value, text: o.textContent.trim() })).filter((o) => fold(o.text).includes(fold(text)));

  async function search(text) {
    if (!remote) return fill(local(text).slice(0, 100));
    const mine = ++asked;
    const answer = await fetch(`${remote}${remote.includes("?") ? "&" : "?"}q=${encodeURIComponent(text)}`, { headers: { Accept: "application/json" } });
    if (mine === asked && answer.ok) fill((await answer.json()).results.map(({ id, text: words }) => ({ value: String(id), text: words })));
  }

  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", () => { if (list.hidden) search(""); });
  input.addEventListener("input", (event) => { event.stopPropagation(); clearTimeout(timer); timer = setTimeout(() => search(input.value), remote ? 150 : 0); });
  input.addEventListener("blur", () => { if (!input.value && !select.required) { select.value = ""; } settle(); });
  list.addEventListener("pointerdown", (event) => { event.preventDefault(); take(event.target.closest("[role=option]")); });
  input.addEventListener("keydown", (event) => {
    const all = shown();
    const at = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) search(""); else mark(all[(at + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length]);
    }
    if (event.key === "Enter" && !list.hidden) { event.preventDefault(); take(all[at]); }
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); event.stopPropagation(); settle(); }
  });
  select.addEventListener("change", settle);
  select.form?.addEventListener("reset", () => setTimeout(settle));
  select.form?.addEventListener("draft:restored", settle);
  settle();
}

const prepare = (root) => root.querySelectorAll?.("select[data-combobox]").forEach(enhance);
prepare(document);
document.addEventListener("htmx:afterSettle", (event) => prepare(event.detail.elt));
