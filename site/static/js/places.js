// The list of places under a field (ARIA combobox): the same words typed and sent without it are understood as well.
const PAUSE = 200;
const SHORTEST = 2;

function complete(field) {
  const input = field.querySelector("input");
  const form = input.form;
  const list = document.createElement("ul");
  const told = document.createElement("p");
  const box = document.createElement("div");
  let places = [];
  let at = -1;
  let timer;
  let asked;

  list.id = `${input.id}-places`;
  list.className = "places-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Lieux proposés");
  list.hidden = true;
  told.className = "visually-hidden";
  told.setAttribute("role", "status");
  box.className = "places-field";
  input.replaceWith(box);
  box.append(input, list, told);
  input.autocomplete = "off";
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  const close = () => {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (place) => {
    input.value = place.commune ?? place.label;
    for (const name of ["insee", "point"]) form.elements[name].value = place[name] ?? "";
    form.elements.lieu.value = input.value;
    close();
  };

  const move = (step) => {
    at = (at + step + places.length) % places.length;
    [...list.children].forEach((option, rank) => option.setAttribute("aria-selected", String(rank === at)));
    list.children[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", list.children[at].id);
  };

  const show = () => {
    at = -1;
    list.replaceChildren(
      ...places.map((place, rank) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${rank}`;
        option.textContent = place.label;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        // Before the field loses the focus.
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          choose(place);
        });
        return option;
      }),
    );
    list.hidden = !places.length;
    input.setAttribute("aria-expanded", String(Boolean(places.length)));
    input.removeAttribute("aria-activedescendant");
    const many = places.length > 1 ? "lieux proposés" : "lieu proposé";
    told.textContent = places.length ? `${places.length} ${many}. Flèches pour choisir.` : "";
  };

  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    try {
      const query = new URLSearchParams({ q: input.value });
      const answer = await fetch(`${field.dataset.places}?${query}`, { signal: asked.signal });
      places = answer.ok ? (await answer.json()).places : [];
    } catch {
      // Without an answer the field stays a plain field.
      return;
    }
    if (document.activeElement === input) show();
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (input.value.trim().length < SHORTEST) return close();
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      choose(places[at]);
    } else if (event.key === "Escape") {
      close();
    }
  });
}

document.querySelectorAll("[data-places]").forEach(complete);
