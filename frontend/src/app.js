// The one script of the site. Every page works without it; with it, filters apply themselves, swapped parts keep
// the keyboard where it was, and printing is one click.

const token = () => document.querySelector("meta[name='csrf-token']")?.content ?? "";

// htmx 2 and htmx 4 name the event differently; both let us add the header that Django asks for.
for (const name of ["htmx:configRequest", "htmx:config:request"]) {
  document.addEventListener(name, (event) => {
    const headers = event.detail.headers ?? event.detail.ctx?.request?.headers;
    if (headers) headers["X-CSRFToken"] = token();
  });
}

// A filter form marked data-auto-submit sends itself when a choice changes; its button is then not needed.
for (const form of document.querySelectorAll("form[data-auto-submit]")) {
  for (const button of form.querySelectorAll("[data-no-script]")) button.hidden = true;
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, [type=checkbox], [type=radio], [type=date]")) form.requestSubmit();
  });
}

// An empty filter does not belong in the address.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "get") return;
  for (const field of form.elements) if (field.name && field.value === "") field.disabled = true;
});
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form[method=get] :disabled")) field.disabled = false;
});

// After a form with errors, start at the summary; after a swap, at the part that asks for it.
const focus = (root) => root.querySelector("[data-focus]")?.focus();
focus(document);
document.addEventListener("htmx:afterSettle", (event) => focus(event.target));

// A form marked data-resend saves itself as you go. When the server cannot be reached it says so, keeps what was chosen,
// and sends itself again: when the browser hears that the connection is back, and every few seconds until then.
const UNREACHABLE = [0, 502, 503, 504];
const keepSending = (form) => {
  let again;
  const say = (which) => {
    const words = which && form.querySelector(`template[${which}]`)?.content.cloneNode(true);
    form.querySelector("[data-lost-place]")?.replaceChildren(...(words ? [words] : []));
  };
  const resend = () => (form.isConnected ? form.dispatchEvent(new CustomEvent("resend")) : clearInterval(again));
  const onlyWhenLost = () => again && resend();
  form.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.elt !== form) return;
    const status = detail.xhr?.status ?? 0;
    const lost = UNREACHABLE.includes(status);
    if (lost && again) return;
    clearInterval(again);
    again = lost ? setInterval(resend, 4000) : undefined;
    say(lost ? "data-lost" : detail.successful || [409, 422].includes(status) ? "" : "data-refused");
  });
  window.addEventListener("online", onlyWhenLost);
  window.addEventListener("beforeunload", (event) => again && form.isConnected && event.preventDefault());
};
document.addEventListener("htmx:load", ({ detail }) => detail.elt.querySelectorAll("form[data-resend]").forEach(keepSending));
for (const words of document.querySelectorAll("[data-with-script]")) words.hidden = false;

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;

// On paper every explanation is open.
window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details:not([open])")) {
    details.open = true;
    details.dataset.closeAfterPrint = "";
  }
});
window.addEventListener("afterprint", () => {
  for (const details of document.querySelectorAll("[data-close-after-print]")) {
    details.open = false;
    delete details.dataset.closeAfterPrint;
  }
});

// "/" goes to the search field, as on many sites of the field; never while typing.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.matches("input, textarea, select")) return;
  const search = document.querySelector("input[type=search]");
  if (search) {
    event.preventDefault();
    search.focus();
  }
});

// Who is typing in a part marked data-keep-typing keeps it: what the server sends by itself waits. A part that was
// swapped under the keyboard gets it back at its heading.
document.addEventListener("input", (event) => {
  const form = event.target.closest("[data-keep-typing]");
  if (form) form.dataset.typing = "";
});
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  if (event.detail.target.querySelector("[data-typing]")) event.detail.shouldSwap = false;
});
document.addEventListener("htmx:oobAfterSwap", () => {
  if (document.activeElement === document.body) document.querySelector("[data-focus-when-lost]")?.focus();
});
