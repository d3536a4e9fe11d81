// One visit of one page, told to the platform's own Matomo: no cookie, no identifier, no script from there.
// The address is sent without what was typed in it (?q=…), the page before only when it is of another site, and the
// words of the page never: those of a search hold what was typed.
const place = document.querySelector("[data-measure]")?.dataset;
const refused = navigator.doNotTrack === "1" || navigator.globalPrivacyControl;
if (place && !refused) {
  const here = new URL(location.href);
  const before = document.referrer && new URL(document.referrer);
  const facts = new URLSearchParams({
    idsite: place.site,
    rec: "1",
    apiv: "1",
    send_image: "0",
    cookie: "0",
    url: here.origin + here.pathname,
    rand: Math.random().toString().slice(2),
  });
  if (before && before.origin !== here.origin) facts.set("urlref", before.origin);
  fetch(place.measure, { method: "POST", body: facts, mode: "no-cors", credentials: "omit", keepalive: true }).catch(
    // A visit that could not be told is not counted: nothing of the page depends on it.
    () => undefined,
  );
}
