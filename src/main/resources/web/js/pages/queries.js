/** The queries of a database with what they cost, in the order that is asked for. */
import {keep} from "../app.js";
import {get, path} from "../api.js";
import {badge, empty, figure, level, notice, problem, table, time} from "../components.js";
import {announce, h, put} from "../dom.js";
import {bytes, count, millis, percent, text} from "../format.js";
import {choice, desk, link} from "./queries-desk.js";
import {sparks} from "./queries-sparks.js";

const ORDERS = [["totalTime", "Total time"], ["meanTime", "Mean time"], ["calls", "Calls"], ["rows", "Rows"], ["temp", "Temporary files"]];
const SPANS = [["15m", "15 minutes"], ["1h", "hour"], ["6h", "6 hours"], ["24h", "24 hours"], ["7d", "7 days"], ["30d", "30 days"]];
const MOST = 1000;
const FIRST = 100;
const BLOCK = 8192;

export async function mount(root, page) {
  const {query, signal, title} = page;
  const shown = await desk(root, page, {title: "Queries", view: "", about: "What ran, what it cost, and what has changed."});
  if (!shown) {
    return;
  }
  title(`Queries of ${shown.name}`);
  const asked = {order: among(ORDERS, query.get("order"), "totalTime"), since: among(SPANS, query.get("since"), "1h"), search: query.get("search") ?? "", all: query.get("all") === "true"};
  const said = h("p", {class: "dim"});
  const stale = h("div", null);
  const search = h("input", {type: "search", placeholder: "Text or fingerprint", "aria-label": "Search queries", value: asked.search});
  const more = h("p", {class: "pad"});
  const lines = sparks(shown.name, () => asked.since, signal);
  const list = table({
    caption: `Queries of ${shown.name}`, key: row => row.fingerprint, columns: columns(shown.name, lines),
    none: h("div", null),
  });
  const none = h("div", null);
  shown.body.append(h("section", {class: "card"},
    h("header", null, h("div", {class: "row"}, choice("Order", ORDERS, asked.order, value => change({order: value})), choice("Last", SPANS, asked.since, value => change({since: value})), search), said),
    h("div", {class: "inset"}, stale), h("div", {class: "flush"}, list.element, none, more)));
  let found = null;
  let asking = null;

  search.addEventListener("input", () => {
    asked.search = search.value;
    keep(address(asked));
    fill();
  });
  shown.onCollected(() => look());
  await look();

  function change(next) {
    Object.assign(asked, next);
    keep(address(asked));
    lines.forget();
    look();
  }

  async function look() {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    signal.addEventListener("abort", () => mine.abort(), {signal: mine.signal});
    list.element.setAttribute("aria-busy", "true");
    try {
      found = (await get(path`/v1/databases/${shown.name}/queries?order=${asked.order}&since=${asked.since}&limit=${MOST}`, {signal: mine.signal})).body;
      put(stale, found.stale && notice("", found.stale));
      lines.stale();
      fill();
    } catch (cause) {
      if (!mine.signal.aborted) {
        put(stale, problem(cause, look));
      }
    } finally {
      list.element.removeAttribute("aria-busy");
    }
  }

  function fill() {
    if (!found) {
      return;
    }
    const whole = found.queries.reduce((sum, each) => sum + each.totalMs, 0);
    const wanted = asked.search.trim().toLowerCase();
    const fit = found.queries.filter(each => wanted === "" || each.normalized.toLowerCase().includes(wanted) || each.fingerprint.startsWith(wanted));
    const some = asked.all ? fit : fit.slice(0, FIRST);
    list.update(some.map(each => ({...each, share: whole === 0 ? 0 : each.totalMs / whole})));
    lines.watch(list.element);
    put(none, fit.length > 0 ? null : found.queries.length > 0 ? empty("Nothing fits", `None of the ${count(found.queries.length)} queries has “${asked.search}” in its text.`)
      : empty("No queries yet", "As soon as an interval with calls is collected they are listed here. A longer span may have some."));
    put(more, some.length < fit.length && h("button", {type: "button", class: "small", onclick: () => { asked.all = true; keep(address(asked)); fill(); }}, `Show all ${count(fit.length)}`));
    put(said, `${count(fit.length)}${fit.length < found.queries.length ? ` of ${count(found.queries.length)}` : found.queries.length === MOST ? " (the most that are listed)" : ""} queries, ${text(millis(whole))} in all, from `, time(found.from), " to ", time(found.to));
    if (wanted !== "") {
      announce(`${fit.length} queries fit.`);
    }
  }
}

function among(options, value, otherwise) {
  return options.some(([each]) => each === value) ? value : otherwise;
}

function address({order, since, search, all}) {
  const query = new URLSearchParams({...(order !== "totalTime" && {order}), ...(since !== "1h" && {since}), ...(search !== "" && {search}), ...(all && {all})});
  return String(query);
}

function share(value) {
  return value > 0 && value < 0.001 ? "< 0.1%" : text(percent(value, value > 0 && value < 0.01 ? 1 : 0));
}

function columns(database, lines) {
  const links = new Map();
  const text_of = row => {
    if (!links.has(row.fingerprint)) {
      links.set(row.fingerprint, h("span", null, link(database, row.fingerprint, row.normalized), row.approximate && badge("", "only cut into words")));
    }
    return links.get(row.fingerprint);
  };
  return [
    {title: "Query", row: true, class: "wide", cell: text_of},
    {title: "Total", num: true, cell: row => millis(row.totalMs)},
    {title: "Share", num: true, cell: row => h("span", {class: "share"}, level(row.share), h("span", null, share(row.share)))},
    {title: "Mean", num: true, cell: row => h("span", {title: row.stddevMs === null || row.stddevMs === undefined ? "spread not known" : `spread ${text(millis(row.stddevMs))}`}, figure(millis(row.meanMs)))},
    {title: "Mean over time", cell: row => lines.of(row.fingerprint)},
    {title: "Calls", num: true, cell: row => count(row.calls)},
    {title: "Rows", num: true, cell: row => count(row.rows)},
    {title: "From cache", num: true, cell: row => percent(row.sharedHit + row.sharedRead === 0 ? null : row.sharedHit / (row.sharedHit + row.sharedRead))},
    {title: "Temporary", num: true, cell: row => row.tempWritten === 0 ? h("span", {class: "zero"}, "none") : bytes(row.tempWritten * BLOCK)},
  ];
}
