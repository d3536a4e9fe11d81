// The preview follows the form. Without this module its button does the same.

const frame = document.querySelector("iframe[data-preview]");
const form = document.getElementById("w-editor-form");
const PAUSE = 600;
let waiting;
let asked = 0;

async function refresh() {
  const turn = (asked += 1);
  const answer = await fetch(frame.dataset.preview, { method: "POST", body: new FormData(form) });
  const page = await answer.text();
  // A slower, older answer never takes the place of a newer one.
  if (answer.ok && turn === asked) frame.srcdoc = page;
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, PAUSE);
}

for (const kind of ["input", "change"]) form.addEventListener(kind, soon);
// Blocks added, moved or removed change no field.
new MutationObserver(soon).observe(form, { childList: true, subtree: true });
