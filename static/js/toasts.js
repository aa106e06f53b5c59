// Messages: what the server sends with HX-Trigger "toast", what it rendered itself, and answers that failed.
const region = document.getElementById("toasts");
const NAMES = { good: "success", watch: "warning", risk: "error", danger: "error" };

function leaveLater(toast) {
  // A toast with something to do or to worry about stays longer; one being read (hover, focus) stays until it is left.
  const patience = toast.matches(".risk") || toast.querySelector("form, [data-undo]") ? 12000 : 5000;
  let timer = setTimeout(() => toast.remove(), patience);
  const hold = () => clearTimeout(timer);
  const free = () => { timer = setTimeout(() => toast.remove(), 2500); };
  toast.addEventListener("pointerenter", hold);
  toast.addEventListener("focusin", hold);
  toast.addEventListener("pointerleave", free);
  toast.addEventListener("focusout", free);
}

function show({ level = "info", text = "", undo_url: undo }) {
  const template = document.getElementById(`toast-${NAMES[level] ?? level}`) ?? document.getElementById("toast-info");
  const toast = template.content.firstElementChild.cloneNode(true);
  toast.querySelector("p").textContent = text;
  if (undo) toast.querySelector("[data-dismiss]").before(undoButton(undo, toast));
  raise(toast);
}

function undoButton(url, toast) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet small";
  button.dataset.undo = "";
  button.textContent = region.dataset.undo;
  button.addEventListener("click", () => {
    window.htmx.ajax("POST", url, { source: document.body, swap: "none" }).then(() => toast.remove());
  });
  return button;
}

function raise(toast) {
  region.append(toast);
  // Above an open modal dialog, which would otherwise cover it.
  const modal = [...document.querySelectorAll("dialog:modal")].pop();
  (modal ?? document.body).append(region);
  leaveLater(toast);
}

function sentenceFor(status) {
  const words = region.dataset;
  return { 403: words.forbidden, 404: words.gone, 429: words.busy }[status] ?? words.failed;
}

if (region) {
  region.querySelectorAll("[data-toast]").forEach(leaveLater);
  const carried = JSON.parse(sessionStorage.getItem("toasts") ?? "[]");
  sessionStorage.removeItem("toasts");
  carried.forEach(([level, text]) => show({ level, text }));
  document.addEventListener("click", (event) => event.target.closest?.("[data-dismiss]")?.closest("[data-toast]")?.remove());
  document.addEventListener("close", (event) => { if (event.target.contains?.(region)) document.body.append(region); }, true);
  document.addEventListener("toast", (event) => {
    const value = event.detail.value ?? event.detail;
    show(typeof value === "string" ? { text: value } : value);
  });
  document.addEventListener("htmx:sendError", () => show({ level: "error", text: region.dataset.offline }));
  document.addEventListener("htmx:timeout", () => show({ level: "error", text: region.dataset.offline }));
  document.addEventListener("htmx:responseError", (event) => {
    const { xhr } = event.detail;
    // The server has spoken for itself when it sends a toast of its own.
    if (!/"toast"/.test(xhr.getResponseHeader("HX-Trigger") ?? "")) show({ level: "error", text: sentenceFor(xhr.status) });
  });
}

// A thin line on top when an answer takes longer than a glance.
const line = document.getElementById("loading");
if (line) {
  let waiting = 0;
  let timer;
  document.addEventListener("htmx:beforeRequest", () => { if (!waiting++) timer = setTimeout(() => { line.hidden = false; }, 250); });
  document.addEventListener("htmx:afterRequest", () => { if (--waiting <= 0) { waiting = 0; clearTimeout(timer); line.hidden = true; } });
}
