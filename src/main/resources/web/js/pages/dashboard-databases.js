/** The watched databases on the dashboard: how they are, what is not as it was, what costs most. */
import {badge, empty, level, table, time} from "../components.js";
import {path} from "../api.js";
import {announce, h, put} from "../dom.js";
import {count, known, millis, percent, text} from "../format.js";

const STATUS = {up: ["good", "up"], limited: ["warn", "limited"], connecting: ["", "connecting"], down: ["bad", "down"]};
const SEVERITY = {high: "bad", medium: "warn", low: ""};
const KINDS = {spike: "slower at once", drift: "slower bit by bit", cacheDegradation: "fewer cache hits", ioRise: "reads more", planFlip: "another plan", residual: "slower than predicted"};

export function databases() {
  const body = h("div", {class: "databases"}, h("p", {class: "dim pad"}, "Looking…"));
  const element = h("section", {class: "card span-12"}, h("header", null, h("h2", null, "Databases"), h("p", null, "the last hour")), body);
  const shown = new Map();
  let open = new Set();
  return {element, update: list => {
    if (list.length === 0) {
      put(body, empty("No database is watched", h("p", null, "Name one, and start again: ", h("code", null, "DATABASE_URL=postgresql://user:password@host/db scripts/run"), ". With none named, a small demo database is made unless ", h("code", null, "DEMO=false"), ".")));
      shown.clear();
      return;
    }
    for (const each of list) {
      if (!shown.has(each.watched.name)) {
        shown.set(each.watched.name, database(each.watched.name));
      }
      shown.get(each.watched.name).update(each);
    }
    const wanted = list.map(each => shown.get(each.watched.name).element);
    if (wanted.length !== body.children.length || wanted.some((each, i) => body.children[i] !== each)) {
      put(body, wanted);
    }
    const now = new Set(list.flatMap(each => (each.anomalies ?? []).map(anomaly => anomaly.id)));
    const fresh = [...now].filter(id => !open.has(id));
    if (fresh.length > 0) {
      announce(`${fresh.length} new ${fresh.length === 1 ? "anomaly" : "anomalies"}.`);
    }
    open = now;
  }};
}

function database(name) {
  const title = h("h3", null, h("a", {href: path`/queries/${name}`}, name));
  const about = h("p", {class: "dim"});
  const why = h("p", {class: "why"});
  const anomalies = h("div", null);
  const top = table({
    caption: `Queries of ${name} that took most time`, key: row => row.fingerprint,
    none: empty("No queries in the last hour", "As soon as an interval with calls is collected they are listed here."),
    columns: [
      {title: "Query", row: true, class: "wide", cell: row => h("a", {class: "cut mono", href: path`/queries/${name}/${row.fingerprint}`, title: row.normalized}, row.normalized)},
      {title: "Time", num: true, cell: row => millis(row.totalMs)},
      {title: "Share", num: true, cell: row => h("span", null, level(row.share), " ", text(percent(row.share, 0)))},
      {title: "Mean", num: true, cell: row => millis(row.meanMs)},
      {title: "Calls", num: true, cell: row => count(row.calls)},
    ],
  });
  const element = h("article", {class: "database"}, h("header", null, title, about), why, anomalies, top.element);
  return {element, update: ({watched, top: busiest, lacks, anomalies: found, anomaliesLack}) => {
    put(about, badge(...STATUS[watched.status]), ` ${watched.at}`, watched.version && ` · PostgreSQL ${watched.version}`, ` · ${count(watched.queries)} queries known`,
      watched.collectedAt && [" · collected ", time(watched.collectedAt)]);
    put(why, [watched.reason, watched.status !== "connecting" && lacks, known(watched.progress) && watched.progress < 1 && `being made: ${text(percent(watched.progress, 0))}`, busiest?.stale].filter(Boolean).join(" · "));
    why.hidden = why.textContent === "";
    put(anomalies, found === undefined || found === null ? h("p", {class: "dim pad"}, `Anomalies: ${anomaliesLack ?? "not known"}.`)
      : found.length === 0 ? h("p", {class: "dim pad"}, anomaliesLack ? `No anomalies; ${anomaliesLack}.` : "No anomalies: all is as it was.")
        : h("ul", {class: "anomalies"}, found.slice(0, 5).map(each => anomaly(name, each)), found.length > 5 && h("li", null, h("a", {href: path`/queries/${name}`}, `and ${found.length - 5} more`))));
    const queries = busiest?.queries ?? [];
    const whole = queries.reduce((sum, each) => sum + each.totalMs, 0);
    top.update(queries.map(each => ({...each, share: whole === 0 ? 0 : each.totalMs / whole})));
    top.element.hidden = watched.status === "connecting" && queries.length === 0;
  }};
}

function anomaly(name, each) {
  const figure = each.unit === "ms" ? text(millis(each.figure)) : `${Number(each.figure.toPrecision(3))} ${each.unit}`;
  const usual = each.unit === "ms" ? text(millis(each.baseline.median)) : Number(each.baseline.median.toPrecision(3));
  return h("li", null,
    badge(SEVERITY[each.severity], KINDS[each.kind] ?? each.kind), " ",
    each.fingerprint ? h("a", {class: "mono", href: path`/queries/${name}/${each.fingerprint}`}, each.fingerprint) : "the whole database",
    ` ${figure}, usual ${usual}, since `, time(each.since),
    each.changed.length > 0 && h("span", {class: "dim"}, ` · ${each.changed.join("; ")}`));
}
