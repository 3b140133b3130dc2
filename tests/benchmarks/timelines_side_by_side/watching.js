// Put into every page before its own scripts: when it last moved, and what it cost its reader.
"use strict";

(() => {
  const QUIET = 500;
  let last = 0, blocking = 0, painted = 0;

  new MutationObserver(() => { last = performance.now(); }).observe(document, {
    attributes: true, characterData: true, childList: true, subtree: true,
  });
  const observe = (type, note) => new PerformanceObserver((list) => {
    list.getEntries().forEach(note);
  }).observe({ type, buffered: true });
  observe("longtask", (task) => {
    blocking += task.duration - 50;
    last = Math.max(last, task.startTime + task.duration);
  });
  observe("largest-contentful-paint", (paint) => { painted = paint.startTime; });

  const navigation = () => performance.getEntriesByType("navigation")[0];
  const loaded = () => navigation()?.loadEventEnd;
  const steps = [];

  window.watched = {
    steps,
    settled: () => loaded() > 0 && performance.now() - Math.max(last, loaded()) > QUIET,
    figures: () => ({
      blocking,
      painted,
      answered: navigation().responseStart,
      settled: Math.max(last, loaded()),
      elements: document.querySelectorAll("*").length,
    }),
    // Times from the key pressed, and from the slider's own event, to the frame after.
    slider() {
      let pressed;
      addEventListener("keydown", (key) => { pressed = key.timeStamp; }, true);
      addEventListener("input", () => {
        const begun = performance.now();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => {
            steps.push([performance.now() - pressed, performance.now() - begun]);
          };
          channel.port2.postMessage(0);
        });
      }, true);
    },
  };
})();
