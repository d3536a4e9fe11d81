// Small comforts; every page works without them.

// A form that comes back with errors: say so at once to whoever cannot see it.
document.querySelector(".error-summary")?.focus();

// "/" goes to the adviser's search, as in the tools of the trade; never while typing.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  const search = document.querySelector(".search input");
  if (event.key === "/" && search && !typing) {
    event.preventDefault();
    search.focus();
  }
});

// An open submenu closes with Escape, and when one goes elsewhere.
const openMenu = () => document.querySelector(".nav .sub[open]");
document.addEventListener("keydown", (event) => {
  const menu = openMenu();
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
for (const kind of ["click", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const menu = openMenu();
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
}

// One send per click: a second click waits for the answer instead of sending again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 8000);
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// What one typed as a password may be shown, to be checked.
for (const input of document.querySelectorAll("input[type=password]")) {
  const button = document.createElement("button");
  const row = document.createElement("div");
  button.type = "button";
  button.className = "button quiet compact";
  button.textContent = "Afficher";
  button.setAttribute("aria-label", "Afficher le mot de passe");
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    input.type = input.type === "password" ? "text" : "password";
    button.setAttribute("aria-pressed", String(input.type === "text"));
  });
  row.className = "reveal";
  input.replaceWith(row);
  row.append(input, button);
}

// A file too large is said before it travels.
document.addEventListener("change", (event) => {
  const input = event.target;
  const limit = 10 * 1024 * 1024;
  if (input.type !== "file") return;
  const heavy = [...input.files].some((file) => file.size > limit);
  input.setCustomValidity(heavy ? "Ce fichier dépasse 10 Mo. Choisissez-en un plus léger." : "");
  if (heavy) input.reportValidity();
});

// A document that has just become ready is handed over without another click.
const handOver = () => document.querySelector("[data-download-now]")?.click();
handOver();
document.addEventListener("htmx:after:swap", handOver);

// A link to the explanation of a figure opens it.
const openExplanation = () => {
  const place = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const closed = place && place.querySelector(":scope > details");
  if (closed) closed.open = true;
};
openExplanation();
window.addEventListener("hashchange", openExplanation);
