// Two comforts that the dossier is read well without: a filter over its lists, and words in several pieces lit together.
"use strict";
document.documentElement.classList.add("js");
addEventListener("DOMContentLoaded", () => {
  const input = document.getElementById("filter"), told = document.getElementById("filtered");
  const items = [...document.querySelectorAll("[data-filter]")].map((element) => [element, element.textContent.toLowerCase()]);
  const groups = [...document.querySelectorAll("[data-group]")];
  const filter = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let n = 0;
    for (const [element, text] of items) {
      const shown = words.every((word) => text.includes(word));
      element.hidden = !shown;
      n += shown;
    }
    for (const group of groups) group.hidden = !group.querySelector("[data-filter]:not([hidden])");
    told.textContent = words.length ? n + " of " + items.length + " entries" : "";
  };
  let timer;
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(filter, 120); });
  const light = () => {
    for (const element of document.querySelectorAll("mark.on")) element.classList.remove("on");
    const id = decodeURIComponent(location.hash.slice(1));
    if (!/^r\d+-\d+-\d+$/.test(id)) return;
    for (const element of document.querySelectorAll('[data-of~="' + id + '"]')) element.classList.add("on");
  };
  addEventListener("hashchange", light);
  light();
});
