// A table that is searched, filtered and sorted; what is chosen stands in the address, and what is seen can be kept as CSV.
"use strict";

(async () => {
  const element = document.getElementById("rows");
  const heads = [...element.querySelectorAll("thead th")];
  const names = heads.map((head) => head.dataset.name);
  const state = document.getElementById("state");
  const search = document.getElementById("q");
  const selects = [...document.querySelectorAll(".filters select")];
  document.getElementById("controls").hidden = false;

  const rows = [];
  for (let number = 0; number < Number(element.dataset.files); number += 1) {
    state.textContent = `Loading: ${rows.length.toLocaleString("en")} rows so far`;
    rows.push(...await site.load("data/", `${element.dataset.name}-${number}`));
  }
  for (const select of selects) {
    const values = new Set(rows.map((row) => row[Number(select.dataset.column) + 1]).filter(Boolean));
    for (const value of [...values].sort()) select.append(new Option(value, value));
  }

  // The address: #q=words&verb_class=urge&sort=-year
  const wanted = new URLSearchParams(location.hash.slice(1));
  const sorted = wanted.get("sort") || "";
  const at = names.indexOf(sorted.replace(/^-/, ""));
  search.value = wanted.get("q") || "";
  for (const select of selects) select.value = wanted.get(names[Number(select.dataset.column)]) || "";

  const escaped = document.createElement("i");
  const inert = (text) => { escaped.textContent = text; return escaped.innerHTML.replace(/"/g, "&quot;"); };
  element.tBodies[0].replaceChildren();
  const DataTable = window.tables.default;
  const table = new DataTable(element, {
    data: rows,
    columns: names.map((name, number) => ({
      data: number + 1,
      render: (cell, type, row) => {
        if (type !== "display") return cell;
        return number === 0 ? `<a href="${inert(row[0])}">${inert(cell || "no name")}</a>` : inert(cell);
      },
    })),
    order: at < 0 ? [] : [[at, sorted.startsWith("-") ? "desc" : "asc"]],
    pageLength: 50,
    lengthMenu: [25, 50, 100, 500],
    deferRender: true,
    autoWidth: false,
    layout: { topStart: null, topEnd: null, bottomStart: "pageLength", bottomEnd: "paging" },
  });

  const chosen = () => Object.fromEntries(selects.map((each) => [names[Number(each.dataset.column)], each.value]).filter(([, value]) => value));
  const seen = () => table.rows({ search: "applied", order: "applied" }).data().toArray();

  function apply() {
    table.search(search.value);
    for (const select of selects) {
      const value = select.value;
      table.column(Number(select.dataset.column)).search(value ? `^${value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$` : "", true, false, false);
    }
    table.draw();
  }

  function tell() {
    const [first] = table.order();
    const params = new URLSearchParams(chosen());
    if (search.value) params.set("q", search.value);
    if (first && first[1]) params.set("sort", `${first[1] === "desc" ? "-" : ""}${names[first[0]]}`);
    history.replaceState(null, "", `#${params}`);
    const count = table.rows({ search: "applied" }).count();
    state.textContent = `${count.toLocaleString("en")} of ${rows.length.toLocaleString("en")} rows`;
  }

  table.on("draw", tell);
  search.addEventListener("input", apply);
  for (const select of selects) select.addEventListener("change", apply);
  const form = document.querySelector(".filters");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { table.order([]); apply(); }));

  document.getElementById("download").addEventListener("click", () => {
    // A cell that a spreadsheet would take for a formula is marked as text.
    const cell = (text) => {
      const safe = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
      return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
    };
    const lines = [["page", ...names, ...element.dataset.kept.split(" ")], ...seen()].map((row) => row.map(cell).join(","));
    const blob = new Blob([`\ufeff${lines.join("\n")}\n`], { type: "text/csv;charset=utf-8" });
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: `${element.dataset.name}.csv` });
    link.click();
    URL.revokeObjectURL(link.href);
  });

  apply();
  document.documentElement.dataset.ready = "yes";
})();
