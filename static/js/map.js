// The map's areas: hover, focus and tap show one card. Without it, the table says the same.
"use strict";

(() => {
  const AREAS = "#areas path:not([d=''])";
  const card = document.createElement("div");
  card.className = "area-card";
  card.hidden = true;

  const areas = () => [...document.querySelectorAll(AREAS)];
  const middleOf = (box) => [box.left + box.width / 2, box.top + box.height / 2];

  // One stop of the Tab key for the whole map; arrows go from area to area.
  function draw() {
    card.hidden = true;
    const map = document.querySelector(".map");
    if (!map) return;
    map.setAttribute("role", "group");
    map.parentElement.append(card);
    areas().forEach((area, number) => {
      const title = area.querySelector("title");
      if (title) {
        area.dataset.says = title.textContent;
        title.remove();
      }
      area.setAttribute("role", "link");
      area.setAttribute("tabindex", number ? -1 : 0);
    });
    label();
  }

  // On a day that the slider has come to, the map knows the holder and not since when.
  const told = ({ dataset }) =>
    dataset.now ? [`${dataset.place}: ${dataset.now}`, ""] : [dataset.says, dataset.since];

  function label() {
    hide();
    for (const area of areas()) area.setAttribute("aria-label", told(area).filter(Boolean).join(" – "));
  }

  function show(area) {
    const link = document.createElement("a");
    link.href = area.dataset.url;
    link.tabIndex = -1;
    const since = document.createElement("p");
    [link.textContent, since.textContent] = told(area);
    card.replaceChildren(link, since);
    card.hidden = false;
    const frame = card.parentElement.getBoundingClientRect();
    const [x, y] = middleOf(area.getBoundingClientRect());
    const room = frame.width - card.offsetWidth;
    card.style.left = `${Math.max(0, Math.min(x - frame.left - card.offsetWidth / 2, room))}px`;
    const above = y - frame.top - card.offsetHeight - 12;
    card.style.top = `${above > 0 ? above : y - frame.top + 12}px`;
    areas().forEach((each) => each.classList.toggle("shown", each === area));
  }

  function hide() {
    card.hidden = true;
    areas().forEach((each) => each.classList.remove("shown"));
  }

  // The nearest area in the direction of an arrow; what lies aside counts double.
  function beyond(area, across, down) {
    const [x, y] = middleOf(area.getBoundingClientRect());
    let nearest = null;
    for (const each of areas()) {
      const [toX, toY] = middleOf(each.getBoundingClientRect());
      const ahead = (toX - x) * across + (toY - y) * down;
      const aside = Math.abs((toX - x) * down) + Math.abs((toY - y) * across);
      const far = ahead + 2 * aside;
      if (each !== area && ahead > 1 && (!nearest || far < nearest.far)) nearest = { each, far };
    }
    return nearest?.each;
  }

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const areaOf = (event) => event.target.closest?.(AREAS);

  document.addEventListener("pointerover", (event) => {
    const area = areaOf(event);
    if (area) show(area);
    else if (event.pointerType === "mouse" && !card.contains(event.target)) hide();
  });
  document.addEventListener("focusin", (event) => {
    if (areaOf(event)) show(areaOf(event));
    else if (!card.contains(event.target)) hide();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!areaOf(event) && !card.contains(event.target)) hide();
  });
  document.addEventListener("click", (event) => {
    const area = areaOf(event);
    if (area && event.pointerType !== "touch") location.href = area.dataset.url;
  });
  document.addEventListener("keydown", (press) => {
    if (press.key === "Escape") hide();
    const area = areaOf(press);
    if (area && press.key === "Enter") location.href = area.dataset.url;
    if (!area || !ARROWS[press.key]) return;
    press.preventDefault();
    const next = beyond(area, ...ARROWS[press.key]);
    if (!next) return;
    area.setAttribute("tabindex", -1);
    next.setAttribute("tabindex", 0);
    next.focus();
  });
  document.addEventListener("timeline:drawn", draw);
  document.addEventListener("timeline:painted", label);
  draw();
})();
