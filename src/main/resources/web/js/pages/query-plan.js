/** The plan of a query: the one of now, and those that were seen before. */
import {get, path, post} from "../api.js";
import {badge, card, empty, table, time} from "../components.js";
import {h, put} from "../dom.js";
import {parts} from "../format.js";
import {planView} from "./plan-view.js";
import {part} from "./queries-desk.js";

/** {element, look(text)}. */
export function planCard(database, fingerprint, signal) {
  const now = h("div", null);
  const past = h("div", null);
  const element = card("Plan", {span: 12, flush: true}, now, past);
  return {element, look: text => {
    part(now, () => post(path`/v1/databases/${database}/explain`, {fingerprint}, {signal}), body => planView(body, text, signal));
    part(past, () => get(path`/v1/databases/${database}/queries/${fingerprint}/plans`, {signal}), body => history(body, text, signal));
  }};
}

function history({plans, flips}, text, signal) {
  if (plans.length === 0) {
    return empty("No plan was seen yet", "Plans of the busiest queries are taken after each interval.");
  }
  const older = h("div", null);
  const list = table({caption: "Plans that were seen", key: row => row.shape, columns: [
    {title: "Shape", row: true, cell: row => h("code", null, row.shape)},
    {title: "First seen", cell: row => time(row.firstSeen)},
    {title: "Last seen", cell: row => time(row.lastSeen)},
    {title: "Cost", num: true, cell: row => parts(row.totalCost)},
    {title: "", cell: row => h("button", {type: "button", class: "small", "aria-label": `Show the plan ${row.shape}`, onclick: () => show(row)}, "Show")},
  ]});
  list.update(plans);
  const show = row => {
    put(older, h("h3", {class: "pad"}, "Plan ", h("code", null, row.shape), ", last seen ", time(row.lastSeen)),
      planView({...row, at: row.lastSeen, analyzed: false, times: [], problems: null}, text, signal));
    older.scrollIntoView({block: "nearest"});
  };
  return [h("h3", {class: "pad history"}, "Plans that were seen ", badge(flips > 0 ? "warn" : "", flips === 0 ? "never another shape" : `${flips} ${flips === 1 ? "flip" : "flips"}`)), list.element, older];
}
