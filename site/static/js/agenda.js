// An appointment dropped elsewhere in the agenda opens the page that moves it, with the day and the hour filled in.
// Nothing is changed by the drop itself: the page says what is free and asks to confirm, as it does by keyboard.

const table = document.querySelector("[data-agenda]");
let moved = null;

for (const item of table?.querySelectorAll("[data-move]") ?? []) {
  item.draggable = true;
  // Its link would be dragged instead.
  for (const link of item.querySelectorAll("a")) link.draggable = false;
  item.addEventListener("dragstart", (event) => {
    moved = item;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", item.dataset.move);
  });
  item.addEventListener("dragend", () => {
    moved = null;
    table.querySelector(".drop")?.classList.remove("drop");
  });
}

table?.addEventListener("dragover", (event) => {
  const cell = event.target.closest("td[data-day]");
  if (!moved || !cell) return;
  event.preventDefault();
  if (!cell.classList.contains("drop")) {
    table.querySelector(".drop")?.classList.remove("drop");
    cell.classList.add("drop");
  }
});

table?.addEventListener("drop", (event) => {
  const cell = event.target.closest("td[data-day]");
  if (!moved || !cell) return;
  event.preventDefault();
  const asked = new URLSearchParams({ jour: cell.dataset.day });
  if (cell.dataset.hour) asked.set("heure", cell.dataset.hour);
  if (cell.dataset.adviser) asked.set("qui", cell.dataset.adviser);
  location.assign(`${moved.dataset.move}?${asked}`);
});
