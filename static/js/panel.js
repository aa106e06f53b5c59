// Native dialogs, the side panel (links with data-panel, those in the cells of a table with data-panels) and menus (details.menu).
const panel = document.getElementById("panel");
const content = document.getElementById("panel-content");
let opener = null;

function openPanel(link) {
  opener = link;
  panel.setAttribute("aria-label", link.textContent.trim() || link.getAttribute("aria-label"));
  content.innerHTML = "";
  window.htmx.ajax("GET", link.getAttribute("href"), { target: content, swap: "innerHTML", headers: { "X-Panel": "1" } }).then(() => {
    if (!content.childElementCount) return;
    if (!panel.open) panel.showModal();
    (content.querySelector("[autofocus], .summary, input:not([type=hidden]), select, textarea") ?? content.querySelector("#panel-title"))?.focus();
  });
}

function closePanel() {
  if (panel?.open) panel.close();
}

function plainClick(event) {
  return event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}

document.addEventListener("click", (event) => {
  const target = event.target;
  const link = target.closest?.("a[data-panel], [data-panels] td > a");
  if (link && panel && plainClick(event)) {
    event.preventDefault();
    openPanel(link);
    return;
  }
  const open = target.closest?.("[data-open]");
  if (open) document.getElementById(open.dataset.open)?.showModal();
  if (target.closest?.("[data-close]")) target.closest("dialog")?.close();
  const cancel = target.closest?.("dialog [data-cancel]");
  if (cancel) {
    event.preventDefault();
    cancel.closest("dialog").close();
  }
  // A click on the backdrop lands on the dialog element itself.
  if (target instanceof HTMLDialogElement && outside(target, event)) target.close();
  closeMenus(target);
});

function outside(dialog, { clientX: x, clientY: y }) {
  const box = dialog.getBoundingClientRect();
  return (x || y) && (x < box.left || x > box.right || y < box.top || y > box.bottom);
}

function closeMenus(except) {
  document.querySelectorAll("details.menu[open]").forEach((menu) => { if (!menu.contains(except)) menu.open = false; });
}

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details.menu[open]");
  if (!menu) return;
  if (event.key === "Escape") {
    menu.open = false;
    menu.querySelector("summary").focus();
    event.stopPropagation();
  }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const items = [...menu.querySelectorAll(".menu-list :is(a, button)")].filter((item) => item.offsetParent);
    const at = items.indexOf(document.activeElement);
    items.at((at + (event.key === "ArrowDown" ? 1 : -1) + items.length) % items.length)?.focus();
    event.preventDefault();
  }
});

if (panel) {
  panel.addEventListener("close", () => {
    content.innerHTML = "";
    if (opener?.isConnected) opener.focus();
  });
  document.addEventListener("closePanel", closePanel);
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, xhr, requestConfig } = event.detail;
    if (target !== content || !/<html[\s>]/i.test(event.detail.serverResponse)) return;
    const page = new DOMParser().parseFromString(event.detail.serverResponse, "text/html");
    if (requestConfig.verb !== "get" && xhr.status < 300) {
      // A saved form led to a page: go there, and take along the messages that this answer has used up.
      const messages = [...page.querySelectorAll("#toasts [data-toast]")].map((toast) => [toast.className.split(" ").pop(), toast.querySelector("p").textContent]);
      sessionStorage.setItem("toasts", JSON.stringify(messages));
      event.detail.shouldSwap = false;
      location.assign(xhr.responseURL);
      return;
    }
    // A page that knows no fragment of itself: show its content.
    event.detail.serverResponse = `<div class="panel-body">${page.querySelector("#main > *")?.innerHTML ?? ""}</div>`;
  });
  // A form loaded into the panel posts where it stands, so that a 422 stays in the panel.
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target !== content) return;
    content.querySelectorAll("form[method=post]:not([hx-post])").forEach((form) => {
      form.setAttribute("hx-post", form.getAttribute("action") || event.detail.requestConfig.path);
      form.setAttribute("hx-target", "#panel-content");
      form.setAttribute("hx-swap", "innerHTML");
      window.htmx.process(form);
    });
    if (event.detail.requestConfig.verb !== "get" && event.detail.xhr.status < 300 && !content.querySelector("form")) closePanel();
  });
}
