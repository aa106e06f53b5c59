// Forms that lose nothing: drafts kept in the browser, no double submit, focus where help is needed.
const key = (form) => `draft:${location.pathname}:${form.dataset.draft}`;
// The hidden version goes along: restored text must meet the version it was written against, or a stale save would pass.
const kept = (control) => control.name && (control.name === "version" || !["hidden", "password", "file", "submit"].includes(control.type));

function read(form) {
  return [...form.elements].filter(kept).map((c) => [c.name, c.value, c.checked === true && /radio|checkbox/.test(c.type)]);
}

function remember(form) {
  try { sessionStorage.setItem(key(form), JSON.stringify(read(form))); } catch { /* storage may be full or forbidden: the form still works */ }
}

function forget(form) {
  sessionStorage.removeItem(key(form));
}

function restore(form) {
  const saved = sessionStorage.getItem(key(form));
  // A refusal already holds what was typed and the version it must meet next; it is newer than the draft.
  if (saved && (form.querySelector("[aria-invalid=true]") || document.querySelector(".conflict"))) return remember(form);
  if (!saved) return;
  let changed = false;
  for (const [name, value, checked] of JSON.parse(saved)) {
    for (const control of [...form.elements].filter((c) => c.name === name && kept(c))) {
      if (/radio|checkbox/.test(control.type)) {
        if (control.value === value && control.checked !== checked) { control.checked = checked; changed = true; }
      } else if (control.value !== value) { control.value = value; changed = true; }
    }
  }
  if (!changed) return;
  form.dispatchEvent(new CustomEvent("draft:restored", { bubbles: true }));
  const note = document.getElementById("draft-note")?.content.firstElementChild.cloneNode(true);
  if (!note) return;
  note.querySelector("button").addEventListener("click", () => { forget(form); location.reload(); });
  form.prepend(note);
}

function busy(form, on) {
  form.querySelectorAll("button:not([type=button])").forEach((button) => {
    // aria-disabled instead of disabled: the pressed button's name must still reach the server.
    button.toggleAttribute("data-sent", on);
    if (on) button.setAttribute("aria-disabled", "true"); else button.removeAttribute("aria-disabled");
  });
  form.toggleAttribute("data-busy", on);
}

function free(form) {
  busy(form, false);
  form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
}

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.dataset.draft) remember(form);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" && !form.hasAttribute("hx-post")) return;
  if (form.hasAttribute("data-busy")) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  // After the event has run its course, so that a handler that stops it leaves the form usable.
  setTimeout(() => { if (!event.defaultPrevented || form.hasAttribute("hx-post")) busy(form, true); });
  // A plain answer replaces the page; if it does not (a download), the form must not stay locked.
  if (!form.hasAttribute("hx-post")) setTimeout(() => free(form), 8000);
  event.submitter?.setAttribute("aria-busy", "true");
  if (form.dataset.draft && !form.hasAttribute("hx-post")) sessionStorage.setItem("draft:sent", key(form));
}, true);

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt.closest?.("form");
  if (!form) return;
  free(form);
  if (event.detail.successful && form.dataset.draft && event.detail.requestConfig.verb !== "get") forget(form);
});

// Back from the browser's cache: the buttons work again.
addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form[data-busy]").forEach(free);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) event.target.form.requestSubmit();
  if (event.key === "Escape" && event.target.closest?.(".inline-edit")) event.target.closest(".inline-edit").querySelector("[data-cancel]")?.click();
});

function prepare(root) {
  root.querySelectorAll("form[data-draft]").forEach(restore);
  root.querySelector("[data-focus]")?.focus();
  root.querySelectorAll("[data-script-hides]").forEach((node) => { node.hidden = true; });
  root.querySelectorAll("[data-needs-script]").forEach((node) => { node.hidden = false; });
  const editing = root.matches?.(".inline-edit") ? root : root.querySelector(".inline-edit");
  editing?.querySelector("input:not([type=hidden]), select, textarea")?.focus();
}

// A plain post that led to another page has succeeded; one that came back with errors, or met the sign-in page, keeps its draft.
const sent = sessionStorage.getItem("draft:sent");
if (sent) {
  sessionStorage.removeItem("draft:sent");
  if (document.getElementById("panel") && !document.querySelector("form[data-draft] [aria-invalid=true], form[data-draft] .summary, .conflict")) sessionStorage.removeItem(sent);
}
prepare(document);
document.addEventListener("htmx:afterSettle", (event) => prepare(event.detail.elt));
document.addEventListener("htmx:afterSwap", (event) => {
  const live = document.getElementById("live");
  const spoken = event.detail.elt.querySelector?.("[data-announce]");
  if (live && spoken) live.textContent = spoken.dataset.announce || spoken.textContent;
});
