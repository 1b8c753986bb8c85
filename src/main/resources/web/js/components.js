/** What pages are put together from; see components.css. */
import {announce, h, put, s, say} from "./dom.js";
import {at, text, utc} from "./format.js";

export function head(title, ...aside) {
  return h("div", {class: "page-head"}, h("h1", null, title), aside);
}

/** A card with a heading. {span: 1 to 12, aside, flush: body goes to the edges}. */
export function card(title, {span = 12, aside, flush, level = "h2"} = {}, ...children) {
  const body = h("div", {class: flush ? "flush" : "body"}, children);
  return h("section", {class: `card span-${span}`}, h("header", null, h(level, null, title), aside), body);
}

/** What is said where there is nothing yet, and what to do about it. */
export function empty(title, ...more) {
  return h("div", {class: "empty"}, h("strong", null, title), more.map(each => typeof each === "string" ? h("p", null, each) : each));
}

/** What went wrong, in the server's words, with the id under which its log has it. */
export function problem(cause, again) {
  return h("div", {class: "notice bad", role: "alert"},
    h("p", null, h("strong", null, cause.title ?? "Something went wrong"), cause.status ? ` (${cause.status})` : ""),
    h("p", null, cause.message),
    cause.requestId && h("p", {class: "dim"}, "Request ", h("code", null, cause.requestId)),
    again && h("p", null, h("button", {class: "small", type: "button", onclick: again}, "Try again")));
}

export function notice(kind, ...children) {
  return h("div", {class: `notice ${kind}`}, h("p", null, children));
}

export function badge(kind, label) {
  return h("span", {class: `badge ${kind ?? ""}`}, label);
}

/** A figure with its unit: figure(millis(3.2)). */
export function figure([value, unit]) {
  const gap = unit === "" || unit === "%" ? "" : "\u202f";
  return h("span", null, value, h("span", {class: "unit"}, gap + unit));
}

/** A moment in the viewer's zone; its title has it in UTC. */
export function time(instant) {
  return h("time", {datetime: instant, title: utc(instant)}, at(instant));
}

/** A share between 0 and 1 as a short bar beside a figure; says nothing by itself. */
export function level(share, kind) {
  const inside = h("i", null);
  inside.style.width = `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`;
  return h("span", {class: `level ${kind ?? ""}`, "aria-hidden": "true"}, inside);
}

/**
 * A table whose rows are kept by their keys, so that new figures move neither the focus nor a
 * selection. Columns: {title, num, row: true for the one that names the row, cell: row => text,
 * node or [figure, unit]}. update(rows) fills it.
 */
export function table({caption, columns, key, none, tall}) {
  const body = h("tbody", null);
  const rows = new Map();
  const element = h("div", {class: tall ? "scroll tall" : "scroll", tabindex: "0", role: "region", "aria-label": caption},
    h("table", null,
      h("caption", {class: "unseen"}, caption),
      h("thead", null, h("tr", null, columns.map(each => h("th", {scope: "col", class: each.num && "num"}, each.title)))),
      body));
  const nothing = h("div", {hidden: true}, none);
  const root = h("div", null, element, nothing);

  const fill = (cell, value) => {
    const print = value instanceof Node ? null : Array.isArray(value) ? text(value) : String(value ?? "");
    if (print === null) {
      put(cell, value);
    } else if (cell.print !== print) {
      put(cell, Array.isArray(value) ? figure(value) : print);
    }
    cell.print = print;
  };

  const update = list => {
    element.hidden = list.length === 0;
    nothing.hidden = list.length !== 0;
    const present = new Set();
    list.forEach((row, index) => {
      const id = key(row);
      present.add(id);
      if (!rows.has(id)) {
        rows.set(id, h("tr", null, columns.map(each => h(each.row ? "th" : "td", {scope: each.row && "row", class: [each.num && "num", each.class].filter(Boolean).join(" ") || null}))));
      }
      const line = rows.get(id);
      columns.forEach((each, i) => fill(line.cells[i], each.cell(row)));
      if (body.children[index] !== line) {
        body.insertBefore(line, body.children[index] ?? null);
      }
    });
    for (const [id, line] of rows) {
      if (!present.has(id)) {
        line.remove();
        rows.delete(id);
      }
    }
  };
  return {element: root, update};
}

/** A line of values without axes; values that are not known leave a gap. */
export function spark() {
  const line = s("path");
  const area = s("path", {class: "area"});
  const element = s("svg", {class: "spark", viewBox: "0 0 100 24", preserveAspectRatio: "none", "aria-hidden": "true"}, area, line);
  const update = (values, top) => {
    const most = top ?? Math.max(...values.filter(each => each !== null), 1e-9);
    const x = i => (values.length < 2 ? 0 : (i / (values.length - 1)) * 100).toFixed(2);
    const y = value => (23 - (value / most) * 21).toFixed(2);
    let path = "";
    let below = "";
    let begun = null;
    values.forEach((value, i) => {
      if (value === null || value === undefined) {
        begun = null;
        return;
      }
      path += `${begun === null ? "M" : "L"}${x(i)} ${y(value)}`;
      below += begun === null ? `M${x(i)} 24L${x(i)} ${y(value)}` : `L${x(i)} ${y(value)}`;
      begun = i;
      if (i === values.length - 1 || values[i + 1] === null || values[i + 1] === undefined) {
        below += `L${x(i)} 24Z`;
      }
    });
    line.setAttribute("d", path);
    area.setAttribute("d", below);
  };
  return {element, update};
}

/** Code with a button that copies it. */
export function code(content, {wrap} = {}) {
  return h("div", {class: "copied"}, h("pre", {class: wrap ? "code wrap" : "code", tabindex: "0"}, content), copier(() => content));
}

export function copier(content, label = "Copy") {
  const button = h("button", {type: "button", class: "small", onclick: async () => {
    try {
      await navigator.clipboard.writeText(content());
      say(button, "Copied");
      announce("Copied");
    } catch {
      say(button, "Not allowed");
    }
    setTimeout(() => say(button, label), 1500);
  }}, label);
  return button;
}

/** Offers a text as a file. */
export function download(name, content) {
  const address = URL.createObjectURL(new Blob([content], {type: "text/plain"}));
  const link = h("a", {href: address, download: name.split("/").pop()});
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Tabs over panels that are made when they are first shown: tabs("Results", [{title, count, panel: () => node}]). */
export function tabs(label, list) {
  const panel = h("div", {role: "tabpanel", tabindex: "0"});
  const made = new Map();
  const buttons = list.map((each, i) => h("button", {
    type: "button", role: "tab", id: `tab-${label}-${i}`.replace(/\s/g, "-"),
    onclick: () => select(i),
    onkeydown: event => {
      const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
      if (step) {
        select((i + step + list.length) % list.length);
        buttons[(i + step + list.length) % list.length].focus();
      }
    },
  }, each.title, each.count !== undefined && h("span", {class: "count"}, each.count)));
  const select = index => {
    buttons.forEach((button, i) => {
      button.setAttribute("aria-selected", i === index);
      button.tabIndex = i === index ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", buttons[index].id);
    if (!made.has(index)) {
      made.set(index, list[index].panel());
    }
    put(panel, made.get(index));
  };
  select(0);
  return h("div", null, h("div", {class: "tabs", role: "tablist", "aria-label": label}, buttons), panel);
}
