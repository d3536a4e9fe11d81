// Typing in the tables of a diagnosis as in a spreadsheet. Without this module each button is sent to the server.

const form = document.querySelector("form[data-sheet]");
const live = document.getElementById("live");

const sheetOf = (part) => part.closest(".sheet");
const rowsOf = (sheet) => [...sheet.querySelectorAll("tbody tr")];
const cellsOf = (row) => [...row.querySelectorAll(".cell")].filter((cell) => cell.offsetParent !== null);

function say() {
  form.dispatchEvent(new Event("sheet", { bubbles: true }));
}

function focusOn(cell) {
  if (!cell) return false;
  cell.focus();
  if (cell.type === "text") cell.select();
  return true;
}

// Lines are numbered for people from 1; the names of their fields never change.
function number(sheet) {
  rowsOf(sheet).forEach((row, place) => {
    row.querySelector(".line-number").firstChild.textContent = String(place + 1);
    for (const part of row.querySelectorAll("[aria-label]")) {
      part.setAttribute("aria-label", part.getAttribute("aria-label").replace(/ligne \S+$/, `ligne ${place + 1}`));
    }
  });
}

function addLine(sheet, after = null) {
  const count = sheet.querySelector("[data-count]");
  const made = sheet.querySelector("template[data-line]").innerHTML.replaceAll("__n__", count.value);
  const body = sheet.querySelector("tbody");
  const holder = document.createElement("tbody");
  holder.innerHTML = made;
  const row = holder.firstElementChild;
  count.value = String(Number(count.value) + 1);
  body.insertBefore(row, after ? after.nextSibling : null);
  number(sheet);
  return row;
}

function copyLine(row) {
  const made = addLine(sheetOf(row), row);
  const from = [...row.querySelectorAll(".cell")];
  [...made.querySelectorAll(".cell")].forEach((cell, place) => write(cell, read(from[place]), true));
  made.querySelector("[name$='-origin']").value = row.querySelector("[name$='-origin']").value;
  focusOn(cellsOf(made)[0]);
  say();
}

function dropLine(row) {
  const sheet = sheetOf(row);
  const next = row.nextElementSibling || row.previousElementSibling;
  row.remove();
  if (!rowsOf(sheet).length) addLine(sheet);
  number(sheet);
  focusOn(cellsOf(next?.isConnected ? next : rowsOf(sheet)[0])[0]);
  say();
}

function read(cell) {
  if (cell.type === "checkbox") return cell.checked ? "oui" : "non";
  return cell.value;
}

function words(cell) {
  if (cell.tagName === "SELECT") return cell.selectedOptions[0]?.textContent ?? "";
  return read(cell);
}

const folded = (text) => text.replaceAll("’", "'").trim().toLowerCase().replace(/\s+/g, " ");

// A code or the words of a choice; what fits nothing is told, not lost in silence.
function write(cell, text, exact = false) {
  if (cell.type === "checkbox") {
    cell.checked = /^(oui|o|x|1|vrai|true)$/i.test(text.trim());
    return true;
  }
  if (cell.tagName === "SELECT") {
    const found = [...cell.options].find((one) => one.value === text || (!exact && folded(one.textContent) === folded(text)));
    if (found) cell.value = found.value;
    return Boolean(found) || !text.trim();
  }
  cell.value = text.trim();
  return true;
}

function move(cell, down, across, add = false) {
  const row = cell.closest("tr");
  const place = cellsOf(row).indexOf(cell);
  if (across) return focusOn(cellsOf(row)[place + across]);
  const rows = rowsOf(sheetOf(cell));
  let next = rows[rows.indexOf(row) + down];
  if (!next && add && down > 0) next = addLine(sheetOf(cell));
  return next ? focusOn(cellsOf(next)[place]) : false;
}

function atEdge(cell, across) {
  if (cell.type !== "text") return true;
  if (cell.selectionStart === 0 && cell.selectionEnd === cell.value.length) return true;
  return across < 0 ? cell.selectionEnd === 0 : cell.selectionStart === cell.value.length;
}

form.addEventListener("keydown", (event) => {
  const cell = event.target.closest(".cell");
  if (!cell) return;
  const row = cell.closest("tr");
  const held = event.ctrlKey || event.metaKey;
  let done = false;
  if (event.key === "Enter" && held) {
    done = true;
    form.requestSubmit();
  } else if (event.key === "Enter") {
    done = true;
    move(cell, event.shiftKey ? -1 : 1, 0, true);
  } else if (held && event.key.toLowerCase() === "d") {
    done = true;
    copyLine(row);
  } else if (held && event.key === "Delete") {
    done = true;
    dropLine(row);
  } else if (!held && !event.altKey && !event.shiftKey && cell.tagName !== "SELECT" && event.key === "ArrowDown") {
    done = move(cell, 1, 0);
  } else if (!held && !event.altKey && !event.shiftKey && cell.tagName !== "SELECT" && event.key === "ArrowUp") {
    done = move(cell, -1, 0);
  } else if (!held && !event.altKey && !event.shiftKey && event.key === "ArrowRight" && atEdge(cell, 1)) {
    done = move(cell, 0, 1);
  } else if (!held && !event.altKey && !event.shiftKey && event.key === "ArrowLeft" && atEdge(cell, -1)) {
    done = move(cell, 0, -1);
  }
  if (done) event.preventDefault();
});

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add], [data-copy], [data-drop]");
  if (!button) return;
  event.preventDefault();
  if ("add" in button.dataset) focusOn(cellsOf(addLine(sheetOf(button)))[0]);
  else if ("copy" in button.dataset) copyLine(button.closest("tr"));
  else dropLine(button.closest("tr"));
});

form.addEventListener("copy", (event) => {
  const cell = event.target.closest?.(".cell");
  if (!cell || (cell.type === "text" && cell.selectionStart !== cell.selectionEnd)) return;
  event.clipboardData.setData("text/plain", cellsOf(cell.closest("tr")).map(words).join("\t"));
  event.preventDefault();
});

form.addEventListener("paste", (event) => {
  const cell = event.target.closest?.(".cell");
  const text = event.clipboardData.getData("text/plain").replaceAll("\r", "");
  if (!cell || !/[\t\n]/.test(text.replace(/\n$/, ""))) return;
  event.preventDefault();
  const sheet = sheetOf(cell);
  const first = cellsOf(cell.closest("tr")).indexOf(cell);
  const unread = [];
  let row = cell.closest("tr");
  text.replace(/\n$/, "").split("\n").forEach((line, place) => {
    if (place) row = row.nextElementSibling ?? addLine(sheet);
    line.split("\t").forEach((value, across) => {
      const target = cellsOf(row)[first + across];
      if (target && !write(target, value)) unread.push(value);
    });
  });
  tell(unread);
  say();
});

function tell(unread) {
  const said = document.getElementById("pasted");
  said.hidden = !unread.length;
  said.textContent = unread.length ? `Non reconnu et laissé tel quel : ${unread.slice(0, 5).join(", ")}.` : "";
}

// What the empty cells are worth comes back with the result.
document.addEventListener("htmx:after:swap", refresh);
function refresh() {
  // Told to those who do not see the panel, and only when the class moves.
  const letter = live.querySelector("[data-class]")?.textContent ?? "";
  const said = document.getElementById("said");
  if (said.textContent !== letter) said.textContent = letter;
  for (const known of live.querySelectorAll("[data-cell]")) {
    const cell = document.getElementById(known.dataset.cell);
    const whence = document.getElementById(`${known.dataset.cell}-from`);
    if (!cell || cell.value) continue;
    cell.placeholder = known.dataset.value;
    whence.textContent = known.dataset.whence;
  }
}

// A value typed here is the adviser's.
form.addEventListener("input", (event) => {
  const whence = event.target.id && document.getElementById(`${event.target.id}-from`);
  if (whence) whence.textContent = event.target.value ? "conseiller" : "";
});
