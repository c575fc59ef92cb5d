/* What the pages can do beyond reading: sort and filter tables, draw the matrix, open what a link or a printer needs.
   Nothing is remembered and nothing leaves the page's host. Without this file every page still says the same. */
"use strict";

(() => {
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  };

  /* ---- sorting ---- */

  const sortKey = (cell) => cell.dataset.v ?? cell.textContent.trim();

  const compare = (one, other) => {
    const numbers = [Number.parseFloat(one), Number.parseFloat(other)];
    const plain = /^-?\d+(\.\d+)?$/;
    return plain.test(one) && plain.test(other) ? numbers[0] - numbers[1] : one.localeCompare(other, "en", { numeric: true });
  };

  const sortable = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = element("button", { type: "button", class: "cg-sort" });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((one) => one.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const body = table.tBodies[0];
        const rows = [...body.rows];
        rows.sort((one, other) => compare(sortKey(one.cells[column]), sortKey(other.cells[column])) * (down ? -1 : 1));
        body.append(...rows);
      });
    });
  };

  /* ---- filtering ---- */

  const FEW = 8;

  const filterable = (table) => {
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.classList.contains("cg-group"));
    if (rows.length < FEW) return;
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const input = element("input", { type: "search", autocomplete: "off", spellcheck: "false", "aria-label": `Filter ${table.dataset.cgFilter}` });
    const count = element("output", { "aria-live": "polite" }, `${rows.length} rows`);
    const label = element("label", {}, "Filter", input);
    table.closest(".cg-table").before(element("div", { class: "cg-tools" }, label, count));
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, index) => {
        const fits = words.every((word) => texts[index].includes(word));
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      for (const body of table.tBodies) {
        const group = body.querySelector(".cg-group");
        if (group) group.hidden = ![...body.rows].some((row) => row !== group && !row.hidden);
      }
      count.value = words.length ? `${shown} of ${rows.length} rows` : `${rows.length} rows`;
    });
  };

  /* ---- the matrix ---- */

  const AT_ONCE = 40;

  const choice = (text, options) => {
    const select = element("select");
    for (const [value, label] of options) select.append(element("option", { value }, label));
    return [element("label", {}, text, select), select];
  };

  const mark = (legend, letter, id) => {
    const [symbol, word, name] = legend[letter.toLowerCase()];
    const shape = element("i", { "aria-hidden": "true" }, symbol);
    const said = element("span", { class: id === undefined ? "" : "cg-hidden" }, id === undefined ? ` ${word}` : `${id}: ${word}`);
    return element("span", { class: `cg-v cg-v--${name}` }, shape, said);
  };

  const dutyOf = (root, system, requirement) => `${root}systems/${system[0]}/#duty-${requirement[0].toLowerCase()}`;

  const concerns = (letter) => letter.toLowerCase() !== "n";

  const drawGrid = (data, root, view) => {
    const systems = view.systems.slice(view.from, view.from + AT_ONCE);
    const corner = element("th", { scope: "col" }, "Requirement");
    const heads = systems.map((system) =>
      element("th", { scope: "col", class: "cg-col" }, element("a", { href: `${root}systems/${system[0]}/`, title: system[1] }, system[1])));
    const body = element("tbody");
    data.requirements.forEach((requirement, index) => {
      const letters = systems.map((system) => system[2][index]);
      if (!view.requirementFits(requirement, letters)) return;
      const head = element("th", { scope: "row" }, element("a", { href: `${root}${requirement[3]}` }, requirement[0]), ` ${requirement[1]}`);
      const cells = letters.map((letter, at) => {
        if (!concerns(letter)) return element("td", {}, mark(data.legend, letter, ""));
        const later = letter === letter.toLowerCase();
        const said = `${systems[at][1]}, ${requirement[0]}`;
        const word = data.legend[letter.toLowerCase()][1];
        const title = `${said}: ${word}${later ? ", not yet in force" : ""}`;
        return element("td", { class: later ? "cg-later" : undefined },
          element("a", { href: dutyOf(root, systems[at], requirement), title }, mark(data.legend, letter, said)));
      });
      body.append(element("tr", {}, head, ...cells));
    });
    return element("table", { class: "cg-matrix" }, element("thead", {}, element("tr", {}, corner, ...heads)), body);
  };

  const drawList = (data, root, index, systems) => {
    const requirement = data.requirements[index];
    const body = element("tbody");
    for (const system of systems) {
      const letter = system[2][index];
      const known = concerns(letter);
      const state = known ? (letter === letter.toLowerCase() ? "not yet in force" : "in force") : "–";
      const name = element("a", { href: known ? dutyOf(root, system, requirement) : `${root}systems/${system[0]}/` }, system[1]);
      body.append(element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, mark(data.legend, letter)), element("td", {}, state)));
    }
    const heads = ["System", requirement[0], "Binds"].map((text) => element("th", { scope: "col" }, text));
    const table = element("table", { class: "cg-pinned" }, element("thead", {}, element("tr", {}, ...heads)), body);
    sortable(table);
    return table;
  };

  const matrix = (holder, data) => {
    const root = holder.dataset.root;
    const all = [["", "all"], ...data.requirements.map((one, index) => [String(index), `${one[0]} ${one[1]}`])];
    const [requirementLabel, requirement] = choice("Requirement", all);
    const verdicts = [["", "every verdict"], ["gp", "gaps"], ["u", "undetermined"], ["w", "waived"], ["d", "documented"]];
    const [verdictLabel, verdict] = choice("Show rows with", verdicts);
    const name = element("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    const nameLabel = element("label", {}, "System", name);
    const before = element("button", { type: "button" }, "Previous");
    const after = element("button", { type: "button" }, "Next");
    const count = element("output", { "aria-live": "polite" });
    const region = element("div", { class: "cg-table cg-table--tall", tabindex: "0", role: "region", "aria-label": `Systems by requirements of ${holder.dataset.title}` });
    let from = 0;
    const draw = () => {
      const wanted = name.value.trim().toLowerCase();
      const systems = data.systems.filter((one) => `${one[0]} ${one[1]}`.toLowerCase().includes(wanted));
      from = Math.max(0, Math.min(from, systems.length - 1));
      if (requirement.value !== "") {
        region.replaceChildren(drawList(data, root, Number(requirement.value), systems));
        count.value = `${systems.length} systems`;
        before.hidden = after.hidden = true;
        return;
      }
      const requirementFits = (_, letters) => letters.some((letter) => concerns(letter) && (verdict.value === "" || verdict.value.includes(letter.toLowerCase())));
      region.replaceChildren(drawGrid(data, root, { systems, from, requirementFits }));
      const last = Math.min(from + AT_ONCE, systems.length);
      count.value = systems.length ? `systems ${from + 1} to ${last} of ${systems.length}` : "no system fits";
      before.hidden = after.hidden = systems.length <= AT_ONCE;
      before.disabled = from === 0;
      after.disabled = last === systems.length;
    };
    const fromHash = () => {
      const index = data.requirements.findIndex((one) => `#${one[0].toLowerCase()}` === location.hash);
      if (index >= 0) requirement.value = String(index);
      draw();
      if (index >= 0) holder.scrollIntoView();
    };
    before.addEventListener("click", () => { from -= AT_ONCE; draw(); });
    after.addEventListener("click", () => { from += AT_ONCE; draw(); });
    [requirement, verdict].forEach((one) => one.addEventListener("change", draw));
    name.addEventListener("input", () => { from = 0; draw(); });
    window.addEventListener("hashchange", fromHash);
    holder.append(element("div", { class: "cg-tools" }, requirementLabel, verdictLabel, nameLabel, before, after, count), region);
    const plain = document.getElementById("cg-matrix-plain");
    const fold = element("details", { class: "cg-fold" }, element("summary", {}, "Numbers of systems by requirement and verdict"));
    plain.before(fold);
    fold.append(plain);
    fromHash();
  };

  const startMatrix = async (holder) => {
    try {
      const answer = await fetch(holder.dataset.source);
      if (answer.ok) matrix(holder, await answer.json());
    } catch {
      /* opened as a file: the table of numbers stays */
    }
  };

  /* ---- what a link or a printer needs ---- */

  const openAround = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = target; at; at = at.parentElement) {
      if (at instanceof HTMLDetailsElement) at.open = true;
    }
    if (target?.closest(".cg-table")) target.scrollIntoView({ block: "center" });
  };

  const forPaper = () => {
    const closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((one) => { one.open = true; });
    window.addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }), { once: true });
  };

  document.querySelectorAll("table[data-cg-sort]").forEach(sortable);
  document.querySelectorAll("table[data-cg-filter]").forEach(filterable);
  const holder = document.getElementById("cg-matrix");
  if (holder) startMatrix(holder);
  window.addEventListener("hashchange", openAround);
  window.addEventListener("beforeprint", forPaper);
  openAround();
})();
