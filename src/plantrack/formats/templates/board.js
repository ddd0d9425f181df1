
"use strict";
// Filters and sorts what stands on the page; everything is there without it.
(() => {
  const form = document.getElementById("filter");
  const find = document.getElementById("q");
  const status = document.getElementById("s");
  const shown = document.getElementById("shown");
  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐðÐ]/g, "d").toLowerCase();
  const name = element => element ? element.textContent : "";
  let rows = null;

  const leaves = "tr[data-s], ul[data-s] > li";

  // What is looked for in a row: its own text, and the heading that it stands under; a list has keys for all.
  const read = () => [...document.querySelectorAll(leaves)].map(element => {
    const list = element.closest("ul[data-s]");
    const group = element.closest("[data-g]");
    const above = group ? name(group.querySelector("h3")) : "";
    const keys = `${list ? list.dataset.s : ""} ${element.dataset.s || ""}`.split(" ");
    return { element, keys, text: fold(above + " " + element.textContent) };
  });
  // Show what has something to show in it, and hide the others.
  const close = (selector, on) => document.querySelectorAll(selector).forEach(element => {
    element.hidden = on && ![...element.querySelectorAll(leaves)].some(leaf => !leaf.hidden);
  });
  // A list goes with its name; the tables of a matrix go row by row with the first.
  const suit = () => {
    document.querySelectorAll(".subpart > ul").forEach(list => {
      list.previousElementSibling.hidden = list.hidden;
    });
    const [first, ...others] = document.querySelectorAll(".matrix table");
    others.forEach(table => [...table.rows].forEach((row, place) => {
      row.hidden = first.rows[place].hidden;
    }));
  };
  const filter = () => {
    const words = fold(find.value).split(/\s+/).filter(Boolean);
    const key = status.value;
    const on = words.length > 0 || key !== "";
    if (on || rows) {
      rows = rows || read();
      rows.forEach(({ element, keys, text }) => {
        element.hidden = !((key === "" || keys.includes(key)) && words.every(word => text.includes(word)));
      });
      close("ul[data-s]", on);
      close("[data-g]", on);
      close("main > section", on);
      suit();
    }
    const agencies = [...document.querySelectorAll(".subpart:not([data-nobody])")];
    const left = agencies.filter(agency => !agency.hidden).length;
    const any = document.querySelector("main > section:not([hidden])");
    const said = form.dataset.shown.replace("{shown}", left).replace("{all}", agencies.length);
    shown.textContent = on ? (any ? said : form.dataset.nothing) : "";
  };
  const keep = () => {
    const asked = new URLSearchParams();
    if (status.value) asked.set("s", status.value);
    if (find.value) asked.set("q", find.value);
    const hash = String(asked) ? "#?" + asked : "";
    history.replaceState(null, "", hash || location.pathname + location.search);
  };
  // The filter that the address names; an address within the page must lead to something visible.
  const follow = () => {
    if (location.hash.startsWith("#?")) {
      const asked = new URLSearchParams(location.hash.slice(2));
      find.value = asked.get("q") || "";
      status.value = asked.get("s") || "";
      if (status.selectedIndex < 0) status.value = "";
      filter();
      return;
    }
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.closest("[hidden]")) {
      form.reset();
      target.scrollIntoView();
    }
  };
  const change = () => { filter(); keep(); };
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("input", change);
  form.addEventListener("reset", () => {
    find.value = "";
    status.value = "";
    change();
  });
  addEventListener("hashchange", follow);

  // By number or day where a cell has one, else by its words.
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const value = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.v === undefined ? cell.textContent.trim() : cell.dataset.v;
  };
  const sort = (head, column, body) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const sorted = [...body.rows].sort((a, b) => order(value(a, column), value(b, column)));
    body.append(...(down ? sorted.reverse() : sorted));
  };
  document.querySelectorAll("table.rows").forEach(table => {
    const body = table.tBodies[0];
    if (body.rows.length < 2) return;
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.setAttribute("aria-label", form.dataset.sort + ": " + head.textContent.trim());
      button.addEventListener("click", () => sort(head, column, body));
      head.append(" ", button);
    });
  });
  form.hidden = false;
  follow();
})();
