/** What each row takes and notices, put beside the lines of the source and of the tests. */
import {badge, empty, table} from "../components.js";
import {announce, h, put} from "../dom.js";

/**
 * marks(): for the source's editor; annotated(test): a test class with what its lines notice;
 * mutants(): those that live on, by line; tell(line): lights what belongs to a line.
 */
export function ledger(made, asked, source) {
  const {rows, branches, mutants} = made.detail;
  const killed = new Set(rows.flatMap(row => row.kills));
  const taken = new Set(rows.flatMap(row => row.branches));
  const alive = mutants.filter(each => !killed.has(each.id));
  const lines = new Map();
  const at = line => {
    if (!lines.has(line)) {
      lines.set(line, {mutants: [], branches: []});
    }
    return lines.get(line);
  };
  mutants.forEach(each => at(each.line).mutants.push(each));
  branches.forEach(each => at(each.line).branches.push(each));
  const rowsOf = line => {
    const here = lines.get(line);
    const ids = new Set(here?.mutants.map(each => each.id));
    const ways = new Set(here?.branches.map(each => each.id));
    return rows.filter(row => row.kills.some(id => ids.has(id)) || row.branches.some(id => ways.has(id)));
  };
  const annotations = [];
  const detail = h("div", {class: "line-detail", "aria-live": "polite"});

  const tell = line => {
    const here = rowsOf(line);
    annotations.forEach(each => each.light(here));
    put(detail, lineDetail(line, lines.get(line), here, killed, taken));
    announce(`Line ${line}: ${here.length} rows.`);
  };

  return {
    killed,
    tell,
    marks: () => [...lines].map(([line, here]) => {
      const counted = here.mutants.filter(each => each.counts);
      const living = counted.filter(each => !killed.has(each.id));
      const missed = here.branches.filter(each => !taken.has(each.id));
      const [sign, kind] = living.length > 0 ? ["✗", "bad"] : missed.length > 0 ? ["◐", "warn"] : ["✓", "good"];
      const title = [
        here.branches.length > 0 && `${here.branches.length - missed.length} of ${here.branches.length} branches taken`,
        counted.length > 0 && `${counted.length - living.length} of ${counted.length} mutants noticed`,
        ...living.map(each => `lives on: ${each.text}`),
        "click to see the rows",
      ].filter(Boolean).join("\n");
      return {line, sign, kind, title, line_class: living.length > 0 ? "alive" : missed.length > 0 ? "partly" : null};
    }),
    annotated: test => {
      const note = annotated(test, rows.filter(row => row.path === test.path), mutants, killed, source);
      annotations.push(note);
      return h("div", null, legend(), detail, note.element);
    },
    mutants: () => living(alive, source),
  };
}

function legend() {
  return h("p", {class: "dim pad legend-line"},
    h("span", {class: "good-sign"}, "✓"), " all noticed ", h("span", {class: "warn-sign"}, "◐"), " a branch not taken ", h("span", {class: "bad-sign"}, "✗"), " a mutant lives on. Choose a mark in the source, or a row here.");
}

function lineDetail(line, here, rows, killed, taken) {
  if (!here) {
    return null;
  }
  return [
    h("p", null, h("strong", null, `Line ${line}`), ` · ${here.branches.filter(each => taken.has(each.id)).length} of ${here.branches.length} branches taken · by ${rows.length} ${rows.length === 1 ? "row" : "rows"}`),
    h("ul", null, here.mutants.map(each => h("li", null, badge(killed.has(each.id) ? "good" : each.counts ? "bad" : "", killed.has(each.id) ? "noticed" : "lives on"), ` ${each.text}`, !each.counts && h("span", {class: "dim"}, " (not part of the score)")))),
  ];
}

/** A test class, line by line, with the rows of each test beside its first line. */
function annotated(test, rows, mutants, killed, source) {
  const texts = test.source.replace(/\n$/, "").split("\n");
  const byLine = Map.groupBy(rows, row => placeOf(row, rows, texts));
  const names = new Map(mutants.map(each => [each.id, each]));
  const buttons = new Map();
  const lines = texts.map((line, i) => {
    const here = byLine.get(i + 1) ?? [];
    return h("div", {class: "test-line", role: "presentation"},
      h("span", {class: "number", "aria-hidden": "true"}, i + 1),
      h("span", {class: "text"}, line === "" ? "\u200b" : line, here.length > 0 && h("span", {class: "rows"}, here.map(row => {
        const button = h("button", {type: "button", class: "row-chip", title: rowTitle(row, names), onclick: () => lines_of(row)},
          row.invocation > 0 ? `row ${row.invocation}` : "test", h("b", null, ` ${row.kills.length}✓`), row.pattern && " ◆");
        button.setAttribute("aria-label", `${row.test} ${row.invocation > 0 ? `row ${row.invocation}` : ""}: notices ${row.kills.length} mutants`);
        buttons.set(row.id, button);
        return button;
      }))));
  });
  function lines_of(row) {
    const wanted = [...new Set([...row.kills.map(id => names.get(id)?.line)])].filter(Boolean).sort((one, other) => one - other);
    light([row]);
    if (wanted.length > 0) {
      source.show(wanted[0]);
    }
    announce(`Notices mutants in ${wanted.length === 1 ? "line" : "lines"} ${wanted.join(", ")}.`);
  }
  function light(chosen) {
    const ids = new Set(chosen.map(row => row.id));
    for (const [id, button] of buttons) {
      button.classList.toggle("lit", ids.has(id));
    }
  }
  return {element: h("div", {class: "test-source", tabindex: "0", role: "region", "aria-label": test.path}, lines), light};
}

/** The line of a table in which the row stands; the test's first where it cannot be told. */
function placeOf(row, rows, texts) {
  if (row.invocation === 0) {
    return row.first;
  }
  const within = texts.slice(row.first - 1, row.last);
  const table = within.findIndex(line => /@(Csv|Value)Source\(/.test(line));
  const end = within.findIndex((line, i) => i >= table && /\}\)\s*$/.test(line));
  const cells = [];
  for (let i = table + 1; table >= 0 && i < end; i++) {
    if (/^\s*"/.test(within[i]) || /^\s*-?[\d']/.test(within[i])) {
      cells.push(row.first + i);
    }
  }
  const together = rows.filter(each => each.test === row.test && each.first === row.first).length;
  return cells.length === together ? cells[row.invocation - 1] : row.first;
}

function rowTitle(row, names) {
  const seen = row.kills.slice(0, 12).map(id => `line ${names.get(id)?.line}: ${names.get(id)?.text}`);
  return [`${row.test}: takes ${row.branches.length} branches, notices ${row.kills.length} mutants`, ...seen, row.kills.length > 12 && "…", row.pattern && "◆ suggested by a pattern"].filter(Boolean).join("\n");
}

function living(alive, source) {
  const all = table({
    caption: "Mutants that live on", key: row => row.id, tall: true,
    none: empty("Every mutant is noticed", "Each small change of the code makes at least one of the tests fail."),
    columns: [
      {title: "Line", num: true, cell: row => h("button", {type: "button", class: "small quiet", "aria-label": `Show line ${row.line}`, onclick: () => source.show(row.line)}, row.line)},
      {title: "What was changed and no test notices", row: true, cell: row => row.text},
      {title: "In", cell: row => h("code", null, `${row.type.split(/[.$]/).pop()}.${row.method}`)},
      {title: "Kind", cell: row => row.counts ? row.operator.replace(/([A-Z])/g, " $1").toLowerCase() : h("span", {class: "dim"}, `${row.operator}, not part of the score`)},
    ],
  });
  all.update([...alive].sort((one, other) => Number(other.counts) - Number(one.counts) || one.line - other.line));
  return all.element;
}
