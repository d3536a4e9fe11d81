// Three minutes before a session ends for want of activity: say it, and let the person stay (WCAG 2.2.1).

const notice = document.querySelector("dialog.session");
const form = notice.querySelector("form");
const wait = (Number(notice.dataset.idle) - Number(notice.dataset.warn)) * 1000;
let timer;

function begin() {
  clearTimeout(timer);
  timer = setTimeout(() => notice.showModal(), Math.max(wait, 0));
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
  delete form.dataset.sent;
  notice.close();
  if (answer.status === 204) begin();
  else window.location.reload();
});

begin();
