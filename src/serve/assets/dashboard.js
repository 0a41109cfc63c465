// Draws the tables of charts with Chart.js, and answers to keys. The pages work without.
"use strict";

(function () {
  const seconds = 1.5;  // in which the second key must come

  function ink(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function texts(cells) {
    return Array.from(cells, (cell) => cell.textContent);
  }

  function dataset(table, name, column, kind, colour) {
    const cells = table.querySelectorAll(`tbody tr td:nth-of-type(${column + 1})`);
    return {
      label: name,
      data: Array.from(cells, (cell) => Number(cell.textContent)),
      backgroundColor: colour,
      borderColor: colour,
      borderWidth: kind === "line" ? 2 : 0,
      pointRadius: 0,
      pointHitRadius: 12,
      tension: 0,
      maxBarThickness: 36,
    };
  }

  function axes(kind) {
    const text = ink("--quiet");
    return {
      x: {
        stacked: kind === "bar",
        grid: { display: false },
        ticks: { color: text, maxRotation: 0, autoSkipPadding: 12 },
      },
      y: {
        stacked: kind === "bar",
        beginAtZero: true,
        border: { display: false },
        grid: { color: ink("--line") },
        ticks: { color: text, precision: 0, maxTicksLimit: 6 },
      },
    };
  }

  function draw(figure) {
    const table = figure.querySelector("table");
    const kind = figure.dataset.chart;
    const names = texts(table.querySelectorAll("thead th")).slice(1);
    const box = document.createElement("div");
    box.className = "canvas";
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    const caption = figure.querySelector("figcaption").textContent;
    canvas.setAttribute("aria-label", `${caption}: the numbers stand in the table below`);
    box.append(canvas);
    figure.querySelector("figcaption").after(box);
    return new Chart(canvas, {
      type: kind,
      data: {
        labels: texts(table.querySelectorAll("tbody th")),
        datasets: names.map((name, i) =>
          dataset(table, name, i, kind, ink(`--series-${(i % 7) + 1}`))),
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        interaction: { mode: "index", intersect: false },
        scales: axes(kind),
        plugins: {
          legend: {
            display: names.length > 1,
            position: "bottom",
            labels: { color: ink("--text"), boxWidth: 10, boxHeight: 10 },
          },
        },
      },
    });
  }

  let charts = [];
  function drawAll() {
    charts.forEach((chart) => chart.destroy());
    document.querySelectorAll(".chart .canvas").forEach((box) => box.remove());
    charts = Array.from(document.querySelectorAll("figure[data-chart]"), draw);
  }

  const places = { h: "/", o: "/outages", r: "/roles", c: "/companies", p: "/people",
                   s: "/search", d: "/data" };
  const views = { 1: "repaired", 2: "original", 3: "differences" };
  let began = 0;  // when "g" was pressed

  function onKey(event) {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const tab = document.querySelector(`[data-view="${views[event.key]}"]`);
    if (event.key === "/") {
      event.preventDefault();
      document.getElementById("find").focus();
    } else if (tab) {
      tab.click();
    } else if (event.key === "g") {
      began = event.timeStamp;
    } else if (places[event.key] && event.timeStamp - began < 1000 * seconds) {
      location.href = places[event.key];
    }
  }

  if (window.Chart) {
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    drawAll();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  }
  document.addEventListener("keydown", onKey);
})();
