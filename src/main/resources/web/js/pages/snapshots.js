/** Snapshots of what the queries of a database did: take one, and put two beside each other. */
import {keep} from "../app.js";
import {get, path, post} from "../api.js";
import {badge, card, empty, problem, table, time} from "../components.js";
import {announce, h, put} from "../dom.js";
import {count} from "../format.js";
import {choice, desk, part} from "./queries-desk.js";
import {comparison} from "./snapshots-compare.js";

const TYPES = [["manual", "manual"], ["preDeploy", "before a deployment"], ["postDeploy", "after a deployment"]];
const SPANS = [["15m", "15 minutes"], ["1h", "hour"], ["6h", "6 hours"], ["24h", "24 hours"], ["7d", "7 days"]];
const NAMES = {manual: "manual", scheduled: "scheduled", preDeploy: "before a deployment", postDeploy: "after a deployment"};

export async function mount(root, page) {
  const {query, signal, title} = page;
  const shown = await desk(root, page, {title: "Snapshots", view: "snapshots", about: "Before and after a change, with what chance alone would have done."});
  if (!shown) {
    return;
  }
  title(`Snapshots of ${shown.name}`);
  const database = shown.name;
  const chosen = {before: query.get("before"), after: query.get("after")};
  const list = h("div", null);
  const result = h("section", {class: "card flush", "aria-label": "Comparison", hidden: true});
  const name = h("input", {type: "text", maxlength: "100", required: true, placeholder: "such as before-v42", id: "snapshot-name"});
  const taken = {type: "manual", span: "1h"};
  const said = h("div", null);
  const take = h("button", {type: "submit", class: "primary"}, "Take a snapshot");
  const form = h("form", {class: "row", onsubmit: event => {
    event.preventDefault();
    keepNow();
  }}, h("label", {class: "choice", for: "snapshot-name"}, "Name"), name, choice("Why", TYPES, taken.type, value => { taken.type = value; }), choice("of the last", SPANS, taken.span, value => { taken.span = value; }), take);
  shown.body.append(h("div", {class: "stack"}, card("Take one", {}, form, said), h("section", {class: "card flush", "aria-label": "Snapshots"}, list), result));

  async function keepNow() {
    take.disabled = true;
    try {
      const {body} = await post(path`/v1/databases/${database}/snapshots`, {name: name.value.trim(), ...taken}, {signal});
      put(said);
      name.value = "";
      announce(`Snapshot ${body.name} was taken: ${body.queries} queries.`);
      await look();
    } catch (cause) {
      put(said, problem(cause));
    } finally {
      take.disabled = false;
    }
  }

  function look() {
    return part(list, () => get(path`/v1/databases/${database}/snapshots`, {signal}), ({snapshots}) => all(snapshots));
  }

  function all(snapshots) {
    if (snapshots.length === 0) {
      return empty("No snapshot yet", "Take one before a change and one after it.");
    }
    const pick = (row, side) => h("input", {type: "radio", name: side, "aria-label": `${row.name} as ${side}`, checked: chosen[side] === row.id, onchange: () => {
      chosen[side] = row.id;
      compare();
    }});
    const those = table({caption: "Snapshots", key: row => row.id, columns: [
      {title: "Before", cell: row => pick(row, "before")},
      {title: "After", cell: row => pick(row, "after")},
      {title: "Name", row: true, cell: row => h("span", {class: "cut", title: row.name}, row.name)},
      {title: "Why", cell: row => badge("", NAMES[row.type] ?? row.type)},
      {title: "Taken", cell: row => time(row.takenAt)},
      {title: "Of", cell: row => h("span", {class: "nowrap"}, time(row.from), " – ", time(row.to))},
      {title: "Queries", num: true, cell: row => count(row.queries)},
    ]});
    those.update(snapshots);
    return [those.element, snapshots.length === 1 && h("p", {class: "pad dim"}, "With a second one these two can be compared.")];
  }

  async function compare() {
    keep(String(new URLSearchParams(Object.entries(chosen).filter(([, value]) => value))));
    result.hidden = !(chosen.before && chosen.after);
    if (!result.hidden) {
      await part(result, () => get(path`/v1/databases/${database}/snapshots/compare?before=${chosen.before}&after=${chosen.after}`, {signal}), body => comparison(database, body));
    }
  }

  await look();
  await compare();
}
