/** Two snapshots beside each other: what has changed, and by how much more than chance would. */
import {badge, empty, notice, table, tabs, time} from "../components.js";
import {h, s} from "../dom.js";
import {bytes, count, known, millis, parts, text} from "../format.js";
import {link} from "./queries-desk.js";

const VERDICTS = [["degraded", "bad", "Slower"], ["improved", "good", "Faster"], ["unclear", "warn", "Unclear"], ["added", "accent", "New"], ["vanished", "", "Vanished"], ["unchanged", "", "Unchanged"]];
const BLOCK = 8192;
const WIDTH = 220;
const HEIGHT = 24;

export function comparison(database, {before, after, totals, queries, notes}) {
  const by = Map.groupBy(queries, each => each.verdict);
  const widest = Math.max(2, ...queries.flatMap(each => [each.ratio, each.noise?.low, each.noise?.high]).filter(each => known(each) && each > 0).map(each => Math.max(each, 1 / each)));
  return [
    h("header", null, h("h2", null, before.name, " → ", after.name), h("p", {class: "dim"}, time(before.from), " – ", time(before.to), " against ", time(after.from), " – ", time(after.to))),
    h("div", {class: "inset"}, notes.map(each => notice("", each)),
      h("dl", {class: "tiles few"}, VERDICTS.map(([verdict, kind, label]) => h("div", {class: "tile"}, h("dt", null, badge(kind, label)), h("dd", null, count(totals[verdict])))))),
    queries.length === 0 ? empty("Neither has queries") : tabs("Changed queries", [
      {title: "All", count: queries.length, panel: () => list(database, queries, widest, "Changed queries")},
      ...VERDICTS.filter(([verdict]) => by.has(verdict)).map(([verdict, , label]) => ({title: label, count: by.get(verdict).length, panel: () => list(database, by.get(verdict), widest, label)})),
    ]),
  ];
}

function list(database, rows, widest, caption) {
  const kinds = new Map(VERDICTS.map(([verdict, kind, label]) => [verdict, [kind, label]]));
  const all = table({caption, key: row => row.fingerprint, tall: true, columns: [
    {title: "Query", row: true, class: "wide", cell: row => link(database, row.fingerprint, row.normalized)},
    {title: "Verdict", cell: row => h("span", {title: row.lacks ?? ""}, badge(...kinds.get(row.verdict)), row.planBefore && row.planAfter && row.planBefore !== row.planAfter && [" ", badge("warn", "another plan")])},
    {title: "Mean", num: true, cell: row => h("span", {class: "nowrap"}, text(millis(row.beforeMs)), " → ", text(millis(row.afterMs)))},
    {title: "Ratio, and what chance would do", cell: row => row.lacks && !row.noise ? h("span", {class: "dim"}, row.lacks) : ratio(row, widest)},
    {title: "Calls", num: true, cell: row => h("span", {class: "nowrap"}, count(row.callsBefore), " → ", count(row.callsAfter))},
    {title: "Read a call", num: true, cell: row => h("span", {class: "nowrap"}, text(blocks(row.before)), " → ", text(blocks(row.after)))},
  ]});
  all.update(rows);
  return all.element;
}

function blocks(per) {
  return bytes(per ? (per.sharedHit + per.sharedRead) * BLOCK : null);
}

/** The ratio as a point on a scale of powers, with the band in which it says nothing. */
function ratio({ratio: value, noise, verdict}, widest) {
  if (!known(value)) {
    return h("span", {class: "dim"}, "–");
  }
  const x = each => WIDTH / 2 + (Math.log(Math.max(each, 1e-9)) / Math.log(widest)) * (WIDTH / 2 - 6);
  const label = `${text(parts(value))} ×${noise ? `, by chance ${text(parts(noise.low))} to ${text(parts(noise.high))}` : ", the band of chance is not known"}`;
  return h("span", {class: "ratio", title: label}, s("svg", {class: `strip ${verdict}`, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label},
    s("line", {class: "axis", x1: 0, x2: WIDTH, y1: HEIGHT / 2, y2: HEIGHT / 2}),
    noise && s("rect", {class: "band", x: x(noise.low), width: Math.max(2, x(noise.high) - x(noise.low)), y: 4, height: HEIGHT - 8, rx: 3}),
    s("line", {class: "median", x1: WIDTH / 2, x2: WIDTH / 2, y1: 2, y2: HEIGHT - 2}),
    s("circle", {class: "seen", cx: x(value), cy: HEIGHT / 2, r: 5})), h("b", null, `${text(parts(value))} ×`));
}
