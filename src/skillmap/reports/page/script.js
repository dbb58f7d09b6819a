"use strict";
(function () {
  const root = document.documentElement;
  const find = (selector, from) => Array.from((from || document).querySelectorAll(selector));
  const search = document.getElementById("search");
  const department = document.getElementById("department");
  const open = document.getElementById("open");

  function key(row, column) {
    const cell = row.cells[column];
    const value = cell.dataset.v !== undefined ? cell.dataset.v : cell.innerText;
    const number = Number(value);
    return value !== "" && !Number.isNaN(number) ? number : value;
  }

  function compare(a, b) {
    if (a === "" || b === "") return (a === "") - (b === "");
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b), root.dataset.lang);
  }

  function sort(button) {
    const heading = button.closest("th");
    const table = heading.closest("table");
    const body = table.tBodies[0];
    const column = heading.cellIndex;
    const rows = Array.from(body.rows);
    rows.forEach((row, i) => { if (row.dataset.i === undefined) row.dataset.i = i; });
    const now = heading.getAttribute("aria-sort");
    const next = now === "descending" ? "ascending" : now === "ascending" ? "none" : "descending";
    find("th", table.tHead).forEach((th) => { if (th.hasAttribute("aria-sort")) th.setAttribute("aria-sort", "none"); });
    heading.setAttribute("aria-sort", next);
    if (next === "none") rows.sort((a, b) => a.dataset.i - b.dataset.i);
    else rows.sort((a, b) => (next === "descending" ? -1 : 1) * compare(key(a, column), key(b, column)) || a.dataset.i - b.dataset.i);
    rows.forEach((row) => body.appendChild(row));
    filter();
  }

  function filter() {
    const words = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    find("table.filtered").forEach((table) => {
      let shown = 0;
      Array.from(table.tBodies[0].rows).forEach((row) => {
        const text = row.textContent.toLowerCase();
        const fits = words.every((word) => text.includes(word))
          && (!department.value || !row.dataset.d || row.dataset.d === department.value)
          && (!open.checked || table.dataset.open !== "yes" || row.classList.contains("open"));
        row.hidden = !fits;
        shown += fits;
        row.classList.toggle("over", shown > Number(table.dataset.printed || Infinity));
      });
      const count = document.getElementById(table.id + "-count");
      if (count) {
        const all = table.tBodies[0].rows.length;
        count.querySelector(".ja").textContent = shown === all ? all + " 行" : all + " 行中 " + shown + " 行";
        count.querySelector(".en").textContent = shown === all ? all + " rows" : shown + " of " + all + " rows";
      }
    });
  }

  // What a department has in a part that is folded shows when the department is chosen.
  function unfold() {
    if (department.value) find("details").forEach((part) => { if (part.querySelector("tr[data-d]:not([hidden])")) part.open = true; });
  }

  function language(lang) {
    root.lang = lang;
    root.dataset.lang = lang;
    document.title = root.dataset["title" + (lang === "ja" ? "Ja" : "En")];
    find("[data-ja]").forEach((one) => {
      const text = one.dataset[lang];
      if (one.tagName === "OPTION") one.textContent = text;
      else if (one.placeholder !== undefined && one.tagName === "INPUT") one.placeholder = text;
    });
  }

  find("thead button").forEach((button) => button.addEventListener("click", () => sort(button)));
  find("button[data-department]").forEach((button) => button.addEventListener("click", () => {
    department.value = button.dataset.department;
    filter();
    document.getElementById("sections").scrollIntoView();
  }));
  search.addEventListener("input", filter);
  department.addEventListener("change", () => { filter(); unfold(); });
  open.addEventListener("change", filter);
  document.getElementById("language").addEventListener("click", () => language(root.dataset.lang === "ja" ? "en" : "ja"));
  document.getElementById("reset").addEventListener("click", () => {
    search.value = ""; department.value = ""; open.checked = false; filter();
  });
  filter();
})();
