/** The frame of all pages of a database: which there are, how they are, and where to go in them. */
import {badge, empty, head, notice, problem, time} from "../components.js";
import {Problem, get, path} from "../api.js";
import {h, put} from "../dom.js";
import {listen} from "../events.js";
import {count, known, percent, text} from "../format.js";

export const STATUS = {up: ["good", "up"], limited: ["warn", "limited"], connecting: ["", "connecting"], down: ["bad", "down"]};
export const SEVERITY = {high: "bad", medium: "warn", low: ""};
const VIEWS = [["", "Queries"], ["anomalies", "Anomalies"], ["workload", "Workload"], ["snapshots", "Snapshots"], ["advice", "Advice"], ["sql", "Paste SQL"]];

/**
 * Puts heading, databases and ways into the root and gives {name, body, onCollected(f)}: the database
 * that is shown and where the page goes; null where there is none of that name. view is its part of
 * the path; what a query's page has instead of one is null.
 */
export async function desk(root, {params, signal}, {title, view, about}) {
  const {body: {databases}} = await get("/v1/databases", {signal});
  const name = params.db ?? databases[0]?.name;
  root.append(head(title, about && h("p", {class: "below"}, about)));
  if (databases.length === 0) {
    root.append(h("div", {class: "card"}, nothing()));
    return null;
  }
  if (!databases.some(each => each.name === name)) {
    root.append(problem(new Problem({title: "Not found", detail: `No database called “${name}” is watched.`, status: 404})),
      h("p", null, "There are: ", databases.map((each, i) => [i > 0 && ", ", h("a", {href: place(each.name, view)}, each.name)])));
    return null;
  }
  const chips = h("nav", {class: "chips", "aria-label": "Databases"});
  const state = h("div", {class: "state"});
  const views = h("nav", {class: "tabs views", "aria-label": `Pages of ${name}`}, VIEWS.map(([part, label]) =>
    h("a", {href: place(name, part), "aria-current": part === view ? "page" : null}, label)));
  const body = h("div", {class: "view"});
  root.append(chips, state, views, body);
  views.querySelector("[aria-current]")?.scrollIntoView({block: "nearest", inline: "nearest"});
  const heard = [];
  let collected = databases.find(each => each.name === name).collectedAt;
  const tell = list => {
    // Another node would take the focus away from the one that has it.
    const print = JSON.stringify(list.map(each => [each.name, each.status]));
    if (chips.print !== print) {
      chips.print = print;
      put(chips, list.map(each => h("a", {class: "chip", href: place(each.name, view), "aria-current": each.name === name ? "true" : null}, h("span", {class: "cut", title: each.name}, each.name), badge(...STATUS[each.status]))));
    }
    const own = list.find(each => each.name === name);
    if (own) {
      put(state, told(own));
      if (own.collectedAt !== collected) {
        collected = own.collectedAt;
        heard.forEach(each => each());
      }
    }
  };
  tell(databases);
  listen("/v1/live", {databases: event => tell(event.databases.map(each => each.watched))}, signal);
  return {name, body, onCollected: hear => heard.push(hear)};
}

function place(name, view) {
  return view ? path`/queries/${name}/${view}` : path`/queries/${name}`;
}

function told(own) {
  return [
    h("p", {class: "dim"}, h("span", {class: "where"}, own.at), own.version && ` · PostgreSQL ${own.version}`, ` · ${count(own.queries)} queries known`, own.collectedAt ? [" · collected ", time(own.collectedAt)] : " · nothing collected yet"),
    known(own.progress) && own.progress < 1 && h("div", {class: "progress"}, h("p", null, `The demo database is being made: ${text(percent(own.progress, 0))}`), h("progress", {class: "bar-progress", value: own.progress, max: 1, "aria-label": "Making the demo database"})),
    own.reason && notice(own.status === "down" ? "bad" : "", own.reason),
  ];
}

function nothing() {
  return empty("No database is watched", h("p", null, "Name one, and start again: ", h("code", null, "DATABASE_URL=postgresql://user:password@host/db scripts/run"), ". With none named, a small demo database is made unless ", h("code", null, "DEMO=false"), "."));
}

/** Fills a place with what was asked for, or with why it cannot be told; others are not touched. */
export async function part(where, ask, show) {
  // What was there stays until there is something else, so that nothing jumps.
  if (where.childElementCount === 0) {
    put(where, h("p", {class: "dim pad"}, "Looking…"));
  }
  where.setAttribute("aria-busy", "true");
  try {
    const {body} = await ask();
    put(where, await show(body));
  } catch (cause) {
    if (cause.name !== "AbortError") {
      put(where, h("div", {class: "inset"}, problem(cause, () => part(where, ask, show))));
    }
  } finally {
    where.removeAttribute("aria-busy");
  }
}

/** A query by its text where it is known, else by its fingerprint. */
export function link(database, fingerprint, label) {
  return h("a", {class: "cut mono", href: path`/queries/${database}/${fingerprint}`, title: label ?? fingerprint}, label ?? fingerprint);
}

/** A select with its label: choice("Order", [["calls", "Calls"]], "calls", value => ...). */
export function choice(label, options, value, onChange) {
  const select = h("select", {onchange: () => onChange(select.value)}, options.map(([each, name]) => h("option", {value: each, selected: each === value}, name)));
  return h("label", {class: "choice"}, label, select);
}
