// Choosing rows of the portfolio: how many are chosen, all of the page at once, and a range with Shift.
// Without this file the boxes and the buttons work as any form does.
let last = null;
const boxes = () => [...document.querySelectorAll("input[name=pick]")];

function tell() {
  const bar = document.querySelector("[data-picking]");
  if (!bar) return;
  const said = bar.querySelector("[data-picked]");
  const whole = bar.querySelector("[name=whole]")?.checked;
  const count = boxes().filter((box) => box.checked).length;
  boxes().forEach((box) => { box.disabled = Boolean(whole); });
  said.textContent = whole || !count ? said.dataset.none : `${said.dataset.some} ${count}`;
  if (whole) said.textContent = "";
  const none = !whole && !count;
  bar.querySelectorAll("button").forEach((button) => button.toggleAttribute("disabled", none));
  const page = document.querySelector("[data-pick-page]");
  if (page) {
    page.checked = count > 0 && count === boxes().length;
    page.indeterminate = count > 0 && count < boxes().length;
  }
}

function prepare() {
  const page = document.querySelector("[data-pick-page]");
  if (page) page.hidden = false;
  tell();
}

document.addEventListener("click", (event) => {
  const box = event.target.closest?.("input[name=pick]");
  if (!box) return;
  const all = boxes();
  if (event.shiftKey && last?.isConnected) {
    const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
    all.slice(from, to + 1).forEach((one) => { one.checked = box.checked; });
  }
  last = box;
});

document.addEventListener("change", (event) => {
  if (event.target.matches?.("[data-pick-page]")) boxes().forEach((box) => { box.checked = event.target.checked; });
  if (event.target.closest?.("[data-picking], [data-pick-page], .list")) tell();
});

document.addEventListener("htmx:afterSettle", prepare);
// Back from the page of the change: the browser has ticked the boxes again by then.
addEventListener("pageshow", prepare);
prepare();
