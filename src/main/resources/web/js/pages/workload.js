/** When the load of a database recurs: a week of hours, and each pattern with how sure it is. */
import {get, path} from "../api.js";
import {badge, card, empty, level, notice, table, time} from "../components.js";
import {h} from "../dom.js";
import {parts, percent, text} from "../format.js";
import {desk, link, part} from "./queries-desk.js";
import {texts} from "./queries-texts.js";
import {hoursOf, shifted} from "./workload-hours.js";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const HOURS = Array.from({length: 24}, (none, hour) => hour);

export async function mount(root, page) {
  const {signal, title} = page;
  const shown = await desk(root, page, {title: "Workload", view: "workload", about: "Load that comes again at the same time of the hour, the day or the week."});
  if (!shown) {
    return;
  }
  title(`Workload of ${shown.name}`);
  const place = h("div", {class: "stack"});
  shown.body.append(place);
  const known = texts(shown.name, signal);
  await part(place, () => get(path`/v1/databases/${shown.name}/workload-patterns`, {signal}), async body => view(shown.name, body, await known));
}

function view(database, {patterns, lacks, from, to}, known) {
  const span = from && h("p", null, "counted from ", time(from), " to ", time(to));
  return [
    lacks && notice("", lacks),
    patterns.length === 0 ? card("Recurring load", {aside: span}, empty("No pattern", lacks ? "As far as it can be told." : "The load does not come again at the same times."))
      : [week(patterns), card("Patterns", {aside: span, flush: true}, list(database, patterns, known))],
  ];
}

/** The hours of a week; as dark as there are calls in the patterns that are at a known hour. */
function week(patterns) {
  const offset = -new Date().getTimezoneOffset() / 60;
  const own = Number.isInteger(offset);
  const cells = new Map();
  for (const each of patterns) {
    for (const hour of hoursOf(each.when)) {
      const there = shifted(hour, own ? offset : 0);
      if ((cells.get(there)?.callsPerHour ?? -1) < each.callsPerHour) {
        cells.set(there, each);
      }
    }
  }
  if (cells.size === 0) {
    return null;
  }
  const most = Math.max(...[...cells.values()].map(each => each.callsPerHour), 1e-9);
  const cell = (day, hour) => {
    const each = cells.get(day * 24 + hour);
    const label = each ? `${text(parts(each.callsPerHour))} calls an hour, usual ${text(parts(each.usual))} (${each.kind})` : "nothing that recurs";
    const inside = h("td", {class: each ? "hour some" : "hour", title: `${DAYS[day]} ${hour}:00: ${label}`}, h("span", {class: "unseen"}, each ? label : "–"));
    if (each) {
      inside.style.setProperty("--share", `${Math.round(20 + 80 * (each.callsPerHour / most))}%`);
    }
    return inside;
  };
  return card("A week", {aside: h("p", null, `calls in an hour; ${own ? "in your time zone" : "UTC"}`)},
    h("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "Hours of the week"}, h("table", {class: "week"},
      h("caption", {class: "unseen"}, "Recurring load by hour of the week"),
      h("thead", null, h("tr", null, h("td", null), HOURS.map(hour => h("th", {scope: "col"}, hour)))),
      h("tbody", null, DAYS.map((name, day) => h("tr", null, h("th", {scope: "row"}, name.slice(0, 3)), HOURS.map(hour => cell(day, hour))))))));
}

function list(database, patterns, known) {
  const all = table({caption: "Patterns", key: row => `${row.kind} ${row.when} ${row.fingerprints.join()}`, columns: [
    {title: "When", row: true, cell: row => h("span", {class: "nowrap"}, badge("accent", row.kind), " ", row.when)},
    {title: "Calls an hour", num: true, cell: row => parts(row.callsPerHour)},
    {title: "Usual", num: true, cell: row => parts(row.usual)},
    {title: "Came", num: true, cell: row => percent(row.recurrence, 0)},
    {title: "Alike", num: true, cell: row => percent(row.consistency, 0)},
    {title: "Confidence", num: true, cell: row => h("span", {class: "nowrap"}, level(row.confidence), " ", text(percent(row.confidence, 0)))},
    {title: "By", class: "wide", cell: row => h("span", null, row.fingerprints.slice(0, 3).map(each => link(database, each, known.get(each))), row.fingerprints.length > 3 && h("span", {class: "dim"}, `and ${row.fingerprints.length - 3} more`))},
  ]});
  all.update(patterns);
  return all.element;
}
