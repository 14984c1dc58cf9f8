"use strict";
/** Draws the report's figures with uPlot: logarithmic axes, bands, error bars, values under the cursor. */
const Plots = (() => {
  const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  const power = n => "10" + [...String(n)].map(c => (c === "-" ? "⁻" : SUPERSCRIPTS[c])).join("");
  const finite = v => typeof v === "number" && Number.isFinite(v);
  const tidy = s => s.replace("-", "−");

  /** 0.00032 is "3.2 × 10⁻⁴". */
  function show(v, digits = 4) {
    if (!finite(v)) return "–";
    const size = Math.abs(v);
    if (v === 0 || (size >= 1e-3 && size < 1e6)) return tidy(String(Number(v.toPrecision(Math.max(digits, size >= 1e3 ? 6 : 0)))));
    const [mantissa, exponent] = v.toExponential(digits - 2).split("e");
    const m = String(Number(mantissa));
    return tidy((m === "1" ? "" : m === "-1" ? "-" : m + " × ")) + power(Number(exponent));
  }

  /** Ticks of a logarithmic axis: powers of ten, thinned out; 1, 2 and 5 where there are few; evenly spaced within a factor of four. */
  function logTicks(min, max, most) {
    const low = Math.ceil(Math.log10(min) - 1e-9), high = Math.floor(Math.log10(max) + 1e-9), ticks = [];
    if (high - low >= 2) {
      const step = Math.ceil((high - low + 1) / most);
      for (let k = Math.ceil(low / step) * step; k <= high; k += step) ticks.push(Number("1e" + k));
      return ticks;
    }
    if (max / min > 4) {
      for (let k = low - 1; k <= high; k++) for (const m of [1, 2, 5]) ticks.push(Number(m + "e" + k));
    } else {
      const raw = (max - min) / 4, unit = Number("1e" + Math.floor(Math.log10(raw)));
      const step = unit * ([1, 2, 5, 10].find(m => m * unit >= raw) || 10);
      for (let k = Math.ceil(min / step); k * step <= max; k++) ticks.push(Number((k * step).toPrecision(12)));
    }
    return ticks.filter(t => t >= min * 0.999999 && t <= max * 1.000001);
  }

  function tickLabels(ticks, log) {
    const shown = ticks.filter(t => t !== null);
    if (log && shown.every(t => Math.abs(Math.log10(t) % 1) < 1e-9) && shown.some(t => t < 0.01 || t > 1e4)) {
      return ticks.map(t => (t === null ? "" : power(Math.round(Math.log10(t)))));
    }
    return ticks.map(t => (t === null ? "" : show(t, 6)));
  }

  function extent(values, log) {
    const used = values.filter(v => finite(v) && (!log || v > 0));
    if (!used.length) return null;
    let min = Infinity, max = -Infinity;
    for (const v of used) { min = Math.min(min, v); max = Math.max(max, v); }
    return [min, max];
  }

  function padded([min, max], log, part) {
    if (log) {
      const factor = Math.max(Math.pow(max / min, part), min === max ? 2 : 1.04);
      return [min / factor, max * factor];
    }
    const pad = (max - min) * part || Math.abs(max) * 0.1 || 1;
    return [min - pad, max + pad];
  }

  /** The points that can be drawn; a value that is not there leaves a gap. */
  function clean(curve, xlog, ylog) {
    const banded = curve.low.length > 0, ok = v => finite(v) && (!ylog || v > 0);
    const rows = curve.x
      .map((x, i) => [x, ok(curve.y[i]) ? curve.y[i] : null, banded ? curve.low[i] : null, banded ? curve.high[i] : null])
      .filter(r => finite(r[0]) && (!xlog || r[0] > 0))
      .sort((a, b) => a[0] - b[0]);
    return {name: curve.name, style: curve.style, banded, rows};
  }

  /** The index of the nearest point that this curve has, if it is near on the screen. */
  function nearest(u, series, idx) {
    if (series === 0 || idx == null || u.data[series][idx] != null) return idx;
    const ys = u.data[series], xs = u.data[0], at = u.valToPos(xs[idx], "x");
    let left = idx, right = idx;
    while (left >= 0 && ys[left] == null) left--;
    while (right < ys.length && ys[right] == null) right++;
    const distance = i => (i < 0 || i >= ys.length ? Infinity : Math.abs(u.valToPos(xs[i], "x") - at));
    const best = distance(left) <= distance(right) ? left : right;
    return distance(best) < 40 ? best : idx;
  }

  function drawBands(u, curves, colours) {
    const {ctx, bbox} = u, floor = bbox.top + bbox.height;
    const x = v => u.valToPos(v, "x", true);
    const y = v => (u.scales.y.distr === 3 && v <= 0 ? floor : u.valToPos(v, "y", true));
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    curves.forEach((curve, i) => {
      if (!curve.banded || !u.series[i + 1].show) return;
      const rows = curve.rows.filter(r => finite(r[2]) && finite(r[3]));
      if (curve.style.startsWith("points")) {
        ctx.strokeStyle = colours.curves[i];
        ctx.lineWidth = 1.25 * devicePixelRatio;
        const cap = 3.5 * devicePixelRatio;
        for (const [v, , low, high] of rows) {
          ctx.beginPath();
          ctx.moveTo(x(v), y(low)); ctx.lineTo(x(v), y(high));
          for (const end of [low, high]) { ctx.moveTo(x(v) - cap, y(end)); ctx.lineTo(x(v) + cap, y(end)); }
          ctx.stroke();
        }
      } else if (rows.length) {
        ctx.fillStyle = colours.curves[i];
        ctx.globalAlpha = 0.18;
        ctx.beginPath();
        rows.forEach(r => ctx.lineTo(x(r[0]), y(r[3])));
        rows.slice().reverse().forEach(r => ctx.lineTo(x(r[0]), y(r[2])));
        ctx.fill();
        ctx.globalAlpha = 1;
      }
    });
    ctx.restore();
  }

  /** Resolves the page's colours, which depend on the theme. */
  function palette(element, count) {
    const style = getComputedStyle(element), get = name => style.getPropertyValue(name).trim();
    return {
      ink: get("--ink"), soft: get("--soft"), grid: get("--grid"), paper: get("--paper"), sans: get("--sans"),
      curves: Array.from({length: count}, (_, i) => get("--c" + (i % 6))),
    };
  }

  function series(curve, i, colours) {
    const points = curve.style.startsWith("points"), line = curve.style !== "points";
    const few = curve.rows.length < 2;
    const dash = curve.style === "dashed" ? [8, 5] : i >= 6 ? [2, 3] : undefined;
    const byX = new Map(curve.rows.map(r => [r[0], r]));
    return Object.assign(
      {
        label: curve.name,
        stroke: colours.curves[i],
        width: 1.75,
        points: {show: points || few, size: 7, width: 1.5, stroke: colours.curves[i], fill: curve.style === "points" ? colours.paper : colours.curves[i]},
        value: (u, v, s, idx) => {
          const row = idx == null ? null : byX.get(u.data[0][idx]);
          const band = row && curve.banded && finite(v) ? " [" + show(row[2]) + ", " + show(row[3]) + "]" : "";
          return idx == null ? "" : show(v) + band;
        },
      },
      dash ? {dash} : {},
      line ? {} : {paths: () => null});
  }

  function axis(spec, colours, vertical) {
    const options = {
      label: spec.label, labelSize: 22, labelGap: 2, labelFont: "12px " + colours.sans, font: "12px " + colours.sans,
      stroke: colours.soft, grid: {stroke: colours.grid, width: 1}, ticks: {stroke: colours.grid, width: 1, size: 5},
      values: (u, ticks) => tickLabels(ticks, spec.logarithmic),
      space: vertical ? 34 : 64,
    };
    if (vertical) options.size = (u, values) => 18 + 6.6 * Math.max(2, ...(values || []).map(v => v.length));
    else options.size = 30;
    if (spec.logarithmic) {
      options.splits = (u, i, min, max) => logTicks(min, max, Math.max(2, Math.floor((vertical ? u.height / 34 : u.width / 64))));
      options.filter = (u, ticks) => ticks;
    }
    return options;
  }

  /** Draws a figure into an element; returns uPlot's object, or null if there is nothing to draw. */
  function draw(element, figure, width) {
    element.textContent = "";
    const xlog = figure.x.logarithmic, ylog = figure.y.logarithmic;
    // Lines first, so that they do not cross out the measurements.
    const curves = figure.curves.map(c => clean(c, xlog, ylog));
    curves.sort((a, b) => (a.style === "points") - (b.style === "points"));
    const xs = extent(curves.flatMap(c => c.rows.filter(r => r[1] != null).map(r => r[0])), xlog);
    const ys = extent(curves.flatMap(c => c.rows.flatMap(r => [r[1], r[2], r[3]])), ylog);
    if (!xs || !ys) {
      const note = document.createElement("p");
      note.className = "empty";
      note.textContent = "Nothing to draw: no value " + (xlog || ylog ? "that a logarithmic axis can show." : "is there.");
      element.append(note);
      return null;
    }
    const colours = palette(element, curves.length);
    const joined = uPlot.join(curves.map(c => [c.rows.map(r => r[0]), c.rows.map(r => r[1])]));
    const wholeX = padded(xs, xlog, 0.03), wholeY = padded(ys, ylog, 0.06);
    const plot = new uPlot(
      {
        width, height: Math.round(Math.max(230, Math.min(360, width * 0.6))),
        padding: [10, 14, 0, 0],
        scales: {
          x: {time: false, distr: xlog ? 3 : 1, range: (u, min, max) => (min > xs[0] || max < xs[1] ? [min, max] : wholeX)},
          y: {distr: ylog ? 3 : 1, range: () => wholeY},
        },
        axes: [axis(figure.x, colours, false), axis(figure.y, colours, true)],
        series: [{label: figure.x.label, value: (u, v) => (v == null ? "" : show(v, 5))}, ...curves.map((c, i) => series(c, i, colours))],
        cursor: {dataIdx: nearest, points: {size: 10, fill: (u, i) => colours.curves[i - 1], stroke: (u, i) => colours.curves[i - 1]}, y: false},
        legend: {markers: {width: 0, fill: () => "transparent"}},
        hooks: {drawClear: [u => drawBands(u, curves, colours)]},
      },
      joined,
      element);
    legend(plot, curves, colours);
    access(plot, element.dataset.alternative);
    return plot;
  }

  /** Legend marks that show the style of the curve, and entries that keys can switch. */
  function legend(plot, curves, colours) {
    plot.root.querySelectorAll(".u-legend .u-series").forEach((row, i) => {
      const mark = row.querySelector(".u-marker"), head = row.querySelector("th");
      if (i === 0) { if (mark) mark.remove(); return; }
      const curve = curves[i - 1], colour = colours.curves[i - 1];
      const line = curve.style === "points" ? "" : `<line x1="0" y1="6" x2="24" y2="6" stroke="${colour}" stroke-width="2"${curve.style === "dashed" ? ' stroke-dasharray="6 3"' : i > 6 ? ' stroke-dasharray="2 2"' : ""}/>`;
      const dot = curve.style.startsWith("points") ? `<circle cx="12" cy="6" r="3.4" stroke="${colour}" stroke-width="1.5" fill="${curve.style === "points" ? "none" : colour}"/>` : "";
      if (mark) {
        mark.style.cssText = "width:24px;height:12px;border:0;background:none;margin-right:5px";
        mark.innerHTML = `<svg width="24" height="12" aria-hidden="true">${line}${dot}</svg>`;
      }
      head.tabIndex = 0;
      head.setAttribute("role", "button");
      head.title = "Show or hide";
      head.addEventListener("keydown", e => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); head.click(); } });
    });
  }

  /** The canvas as an image with words; arrow keys move the cursor from value to value. */
  function access(plot, alternative) {
    const wrap = plot.root.querySelector(".u-wrap");
    wrap.setAttribute("role", "img");
    wrap.setAttribute("aria-label", alternative);
    wrap.tabIndex = 0;
    wrap.title = "Drag to zoom, double-click to see all; arrow keys move the cursor";
    let at = -1;
    wrap.addEventListener("keydown", e => {
      const last = plot.data[0].length - 1;
      if (e.key === "ArrowRight") at = Math.min(last, at + 1);
      else if (e.key === "ArrowLeft") at = Math.max(0, at - 1);
      else if (e.key === "Escape") at = -1;
      else return;
      e.preventDefault();
      plot.setCursor(at < 0 ? {left: -10, top: -10} : {left: plot.valToPos(plot.data[0][at], "x"), top: 10});
    });
  }

  return {draw, show, logTicks, tickLabels};
})();
