// The slider over days. The page works without it: every state has an address.
"use strict";

(() => {
  const told = JSON.parse(document.getElementById("slides").textContent);
  const slider = document.getElementById("slider");
  const form = document.getElementById("days");
  const day = document.getElementById("on");
  if (!slider || !form || !day) return;

  const DAY = 86400000;
  const first = Date.parse(told.first);
  const length = Math.round((Date.parse(told.last) - first) / DAY);
  const isoOf = (number) => new Date(first + number * DAY).toISOString().slice(0, 10);
  const numberOf = (iso) => Math.round((Date.parse(iso) - first) / DAY);
  const words = new Intl.DateTimeFormat(told.locale, { dateStyle: "long", timeZone: "UTC" });
  // In Dari as the server says days: by the Solar Hijri calendar, and the Gregorian one beside it.
  const solar = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", {
    year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC",
  });
  const digits = new Intl.NumberFormat(told.locale, { useGrouping: false });
  const called = (names, { day, month, year }) =>
    `${digits.format(day)} ${names[month - 1]} ${digits.format(year)}`;
  const inDari = (iso) => {
    const [year, month, day] = iso.split("-");
    const parts = solar.formatToParts(Date.parse(iso)).map((part) => [part.type, part.value]);
    const hijri = called(told.months.solar, Object.fromEntries(parts));
    return `${hijri} (${called(told.months.gregorian, { day, month, year })})`;
  };
  const inWords = (iso) => (told.months ? inDari(iso) : words.format(Date.parse(iso)));
  const evening = () => form.querySelector("[name=evening]") !== null;

  // The days on which something changes, each with the fill of every place.
  let turns;

  function unpack() {
    const states = Object.keys(told.states);
    const fills = [];
    let number = numberOf(told.first);
    turns = told.turns.map(([days, count, doubts, ...changes]) => {
      number += days;
      for (let at = 0; at < changes.length; at += 2) fills[changes[at]] = states[changes[at + 1]];
      return { number, count, doubts, fills: [...fills] };
    });
  }

  // A copy on a disk has no server to ask, but a page for each day.
  const offline = "offline" in form.dataset;

  // Paint what is known without asking: the count, the map and the mark over the strip.
  function show(number) {
    const iso = isoOf(number);
    slider.setAttribute("aria-valuetext", inWords(iso));
    day.value = iso;
    const at = document.getElementById("at");
    if (offline) document.querySelector("#headline .doubts a").href = `days/${iso}/index.html`;
    if (at) for (const end of ["x1", "x2"]) at.setAttribute(end, (number / length) * 800);
    if (evening()) return;
    const turn = turns.findLast((each) => each.number <= number);
    const time = document.getElementById("day-text");
    if (!turn || !time) return;
    time.dateTime = iso;
    write("day-text", inWords(iso));
    write("count", told.texts[turn.count]);
    write("doubts", told.texts[turn.doubts]);
    document.querySelectorAll("#areas path").forEach((area, place) => {
      area.setAttribute("fill", `url(#${turn.fills[place]})`);
      // Since when is known of the page's own day alone.
      area.dataset.now = iso === told.day ? "" : told.states[turn.fills[place]] ?? "";
    });
    document.dispatchEvent(new Event("timeline:painted"));
  }

  // A live region speaks when its words change, and only then.
  function write(id, text) {
    const element = document.getElementById(id);
    if (element.textContent !== text) element.textContent = text;
  }

  // The server has the last word: fetch the page of the day and take its parts over.
  const PARTS = [
    "languages", "headline", "errors", "strip", "steps", "switch", "state", "events", "coverage", "slides",
  ];
  let asked = 0;
  let here = location.pathname + location.search;

  async function load(address, keep) {
    const mine = ++asked;
    const busy = document.getElementById("state");
    busy.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== asked) return;
      if (!page.getElementById("state")) throw new Error("not a timeline");
      if (keep) history.pushState(null, "", answer.url);
      here = location.pathname + location.search;
      take(page);
    } catch {
      if (mine === asked) location.href = address;
    } finally {
      busy.removeAttribute("aria-busy");
    }
  }

  function take(page) {
    const focused = document.activeElement?.id;
    const unfolded = document.querySelector(".filters[open]") !== null;
    document.title = page.title;
    for (const id of PARTS) {
      const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
      if (old && fresh) old.replaceChildren(...fresh.childNodes);
    }
    const [patterns, fresh] = [document.querySelector(".defs"), page.querySelector(".defs")];
    if (patterns && fresh) patterns.replaceWith(fresh);
    form.querySelectorAll("input[type=hidden]").forEach((field) => field.remove());
    form.prepend(...page.querySelectorAll("#days input[type=hidden]"));
    Object.assign(told, JSON.parse(document.getElementById("slides").textContent));
    unpack();
    day.value = page.getElementById("on").getAttribute("value");
    place();
    if (unfolded) document.querySelector(".filters").open = true;
    if (focused && document.activeElement?.id !== focused) {
      (document.getElementById(focused) ?? slider).focus();
    }
  }

  function place() {
    slider.value = numberOf(day.value);
    show(Number(slider.value));
    document.dispatchEvent(new Event("timeline:drawn"));
  }

  function addressOf() {
    const query = new URLSearchParams(new FormData(form));
    query.delete("evening");
    if (evening()) query.set("known_by", day.value);
    return `${form.getAttribute("action")}?${query}`;
  }

  const headline = document.getElementById("headline");

  function go() {
    headline.setAttribute("aria-live", "polite");
    if (!offline) load(addressOf(), true);
  }

  let waiting;

  slider.min = 0;
  slider.max = length;
  // While it moves the slider says its day; the headline is read when it stands still.
  slider.addEventListener("input", () => {
    asked += 1; // an answer that is still on its way is of another day
    headline.setAttribute("aria-live", "off");
    show(Number(slider.value));
  });
  slider.addEventListener("change", () => {
    clearTimeout(waiting);
    waiting = setTimeout(go, 250);
  });
  slider.addEventListener("keydown", (press) => {
    const now = Number(slider.value);
    const next = {
      PageUp: () => turns.find((turn) => turn.number > now)?.number,
      PageDown: () => turns.findLast((turn) => turn.number < now)?.number,
    }[press.key]?.();
    if (!["PageUp", "PageDown"].includes(press.key)) return;
    press.preventDefault();
    if (next === undefined) return;
    slider.value = next;
    slider.dispatchEvent(new Event("input"));
    slider.dispatchEvent(new Event("change"));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go();
  });
  form.addEventListener("click", (event) => {
    const link = event.target.closest("#steps a[id], #switch a");
    if (!link || offline || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    load(link.href, true);
  });
  window.addEventListener("popstate", () => {
    const there = location.pathname + location.search;
    if (!offline && there !== here) load(location.href, false);
    here = there;
  });

  // Plays from change to change; whatever the reader does ends it.
  const button = document.getElementById("play");
  const pace = matchMedia("(prefers-reduced-motion: reduce)").matches ? 4000 : 1200;
  let run = 0; // the run that plays; 0: none
  let runs = 0;

  const pause = (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds));

  async function play() {
    const mine = ++runs;
    asked += 1;
    set(mine);
    if (Number(slider.value) === length) slider.value = 0;
    while (run === mine) {
      const next = turns.find((turn) => turn.number > Number(slider.value))?.number;
      if (next === undefined) break;
      slider.value = next;
      show(next);
      if (evening()) await load(addressOf(), false);
      await pause(pace);
    }
    if (run === mine) stop();
  }

  function set(now) {
    run = now;
    button.textContent = now ? button.dataset.pause : button.dataset.play;
    headline.setAttribute("aria-live", now ? "off" : "polite");
  }

  function stop() {
    set(0);
    go();
  }

  button.addEventListener("click", () => (run ? stop() : play()));
  document.addEventListener("pointerdown", (press) => {
    if (!run || press.target === button) return;
    // These lead to a day of their own.
    if (press.target.closest("#slider, #steps a, #switch a")) set(0);
    else stop();
  });
  document.addEventListener("keydown", (press) => {
    if (run && press.target !== button) stop();
  });

  button.hidden = slider.hidden = slider.disabled = false;
  unpack();
  place();
})();
