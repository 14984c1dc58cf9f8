"use strict";
(() => {
  const root = document.documentElement;

  // Formulas.
  for (const element of document.querySelectorAll(".math")) {
    const tex = element.textContent;
    katex.render(tex, element, {displayMode: element.classList.contains("display"), throwOnError: false, strict: "ignore", trust: false, errorColor: "currentColor"});
  }

  // Plots: drawn again when the theme or the width changes.
  const figures = JSON.parse(document.getElementById("figure-data").textContent);
  const places = [...document.querySelectorAll(".plot")];
  const plots = new Map();
  function drawAll(width) {
    for (const place of places) {
      const plot = plots.get(place);
      if (plot) plot.destroy();
      plots.set(place, Plots.draw(place, figures[Number(place.dataset.figure)], width || place.clientWidth || 600));
    }
  }
  drawAll();
  let lastWidth = innerWidth, waiting = 0, printing = false, folded = [];
  addEventListener("resize", () => {
    if (innerWidth === lastWidth || printing) return;
    lastWidth = innerWidth;
    clearTimeout(waiting);
    waiting = setTimeout(() => drawAll(), 120);
  });

  // Theme: automatic, light, dark.
  const button = document.getElementById("theme");
  const themes = ["automatic", "light", "dark"];
  let theme = "automatic";
  try { theme = themes.find(t => t === localStorage.getItem("stosszahl-theme")) || theme; } catch (e) { /* files may have no storage */ }
  function apply() {
    if (theme === "automatic") delete root.dataset.theme; else root.dataset.theme = theme;
    button.textContent = "Theme: " + theme;
    drawAll();
  }
  button.addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    try { localStorage.setItem("stosszahl-theme", theme); } catch (e) { /* the choice then lasts as long as the page */ }
    apply();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { if (!printing) drawAll(); });
  if (theme !== "automatic") apply();

  // Folding.
  const fold = document.getElementById("fold");
  fold.addEventListener("click", () => {
    const open = fold.getAttribute("aria-pressed") !== "true";
    for (const details of document.querySelectorAll("details")) details.open = open || details.classList.contains("findings");
    fold.setAttribute("aria-pressed", String(open));
    fold.textContent = open ? "Fold notes and data" : "Unfold all";
  });

  // A link to a finding opens what hides it.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let up = target; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    const more = target.querySelector("details.more");
    if (more) more.open = true;
  }
  addEventListener("hashchange", reveal);
  reveal();

  // Paper: light, unfolded, plots as wide as the sheet.
  addEventListener("beforeprint", () => {
    if (printing) return;
    printing = true;
    folded = [...document.querySelectorAll("details:not([open]):not(.points)")];
    folded.forEach(d => { d.open = true; });
    root.dataset.theme = "light";
    drawAll(620);
  });
  addEventListener("afterprint", () => {
    printing = false;
    folded.forEach(d => { d.open = false; });
    apply();
  });

  // The model, to take away.
  document.getElementById("copy").addEventListener("click", async event => {
    const source = document.getElementById(event.target.dataset.copies);
    try {
      await navigator.clipboard.writeText(source.textContent);
      event.target.textContent = "Copied";
    } catch (e) {
      getSelection().selectAllChildren(source);
      event.target.textContent = "Selected: press Ctrl+C";
    }
    setTimeout(() => { event.target.textContent = "Copy"; }, 2500);
  });
})();
