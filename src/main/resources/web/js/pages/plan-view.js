/** A plan with what is wrong in it: the problems, a table of its nodes, and pev2's diagram. */
import {badge, code, copier, empty, level, notice, problem, table, tabs} from "../components.js";
import {announce, h, put} from "../dom.js";
import {count, known, millis, parts, percent, text} from "../format.js";
import {SEVERITY} from "./queries-desk.js";
import {condition, nodes, subject} from "./plan-tree.js";

// While pev2 lays out the page does not answer: 0.7 s for 100 nodes, 2.4 to 4 s for 200, on two busy cores.
const MOST_DRAWN = 100;
const ROWS_AT_ONCE = 250;
const MOST_TEXT = 100_000;

/** explained is what POST /explain answers, its problems null where nobody looked for them; query the text to show beside it. */
export function planView(explained, query, signal) {
  const all = nodes(explained.plan);
  const found = explained.problems ?? [];
  const index = new Map(all.map((each, i) => [each.place, i]));
  const drawn = {show: null};
  const goTo = place => {
    views.querySelectorAll("[role=tab]")[0].click();
    (drawn.show ?? listed.show)(index.get(place));
  };
  const listed = nodeTable(all, {...explained, problems: found}, index);
  const few = all.length <= MOST_DRAWN;
  const views = tabs("Plan", [
    few && {title: "Diagram", panel: () => drawing({...explained, problems: found}, query, index, drawn, signal)},
    {title: "Nodes", count: count(all.length), panel: () => h("div", null, !few && h("div", {class: "inset"}, notice("", `This plan has ${count(all.length)} nodes. pev2 draws up to ${MOST_DRAWN} of them without holding up the page, so they are listed here instead.`)), listed.element)},
    {title: "JSON", panel: () => h("div", {class: "inset"}, raw(explained.plan))},
  ].filter(Boolean));
  return h("div", {class: "plan"}, facts(explained, all), explained.problems && problems(found, index, goTo), views);
}

function facts(explained, all) {
  return h("div", {class: "inset"},
    h("p", {class: "dim"}, [`cost ${text(parts(explained.totalCost))}`, known(explained.executionMs) && `ran ${text(millis(explained.executionMs))}`, explained.analyzed ? "run with ANALYZE" : "not run: rows and costs are the planner’s estimates", explained.generic && "planned without values for its parameters", `${count(all.length)} nodes`].filter(Boolean).join(" · "), " · shape ", h("code", null, explained.shape)),
    explained.stale && notice("", explained.stale));
}

function problems(list, index, goTo) {
  if (list.length === 0) {
    return h("p", {class: "pad"}, badge("good", "no problem found"), " ", h("span", {class: "dim"}, "None of the detectors finds something wrong in this plan."));
  }
  return h("ul", {class: "findings problems"}, list.map(each => h("li", null,
    badge(SEVERITY[each.severity], each.kind), " ", badge("", each.severity), " ",
    index.has(each.node) ? h("button", {type: "button", class: "small quiet", onclick: () => goTo(each.node)}, `#${index.get(each.node) + 1} ${each.nodeType}`) : each.nodeType,
    h("p", null, each.text),
    h("p", {class: "dim evidence"}, evidence(each.evidence)))));
}

/** Figures by their names, in words. */
export function evidence(figures) {
  return Object.entries(figures).map(([name, value]) => `${name.replace(/([A-Z])/g, " $1").toLowerCase()} ${text(parts(value))}`).join(" · ");
}

function drawing(explained, query, index, drawn, signal) {
  const box = h("div", {class: "diagram"}, h("p", {class: "dim pad"}, "Drawing…"));
  const draw = async () => {
    try {
      const {diagram} = await import("./plan-diagram.js");
      drawn.show = await diagram(box, {plan: explained.plan, query, problems: explained.problems.map(each => ({...each, index: index.get(each.node)}))}, signal);
    } catch (cause) {
      put(box, problem(cause, draw));
    }
  };
  draw();
  return box;
}

function nodeTable(all, explained, index) {
  const times = new Map(explained.times.map(each => [each.node, each]));
  const wrong = Map.groupBy(explained.problems, each => each.node);
  const more = h("p", {class: "pad"});
  const list = table({
    caption: "Nodes of the plan", key: row => row.place, tall: true, none: empty("The plan is empty"),
    columns: [
      {title: "#", num: true, cell: row => String(index.get(row.place) + 1)},
      {title: "Node", row: true, class: "node", cell: row => {
        const name = h("span", {class: "nowrap"}, row.depth > 12 && h("span", {class: "dim"}, `${row.depth} deep `), h("b", null, row.node["Node Type"]), " ", subject(row.node), (wrong.get(row.place) ?? []).map(each => [" ", badge(SEVERITY[each.severity], each.kind)]));
        name.style.paddingLeft = `${Math.min(row.depth, 12) * 14}px`;
        return name;
      }},
      {title: "Cost", num: true, cell: row => parts(row.node["Total Cost"])},
      {title: "Rows expected", num: true, cell: row => count(row.node["Plan Rows"])},
      explained.analyzed && {title: "Rows seen", num: true, cell: row => count(row.node["Actual Rows"])},
      explained.analyzed && {title: "Own time", num: true, cell: row => {
        const took = times.get(row.place);
        return took ? h("span", {class: "nowrap"}, text(millis(took.exclusiveMs)), " ", level(took.share), " ", text(percent(took.share, 0))) : h("span", null, "–");
      }},
      {title: "By", cell: row => h("span", {class: "cut mono dim", title: condition(row.node)}, condition(row.node))},
    ].filter(Boolean),
  });
  let most = ROWS_AT_ONCE;
  const fill = () => {
    list.update(all.slice(0, most));
    put(more, most < all.length && h("button", {type: "button", class: "small", onclick: () => { most += 1000; fill(); }}, `Show more: ${count(all.length - most)} left`));
  };
  fill();
  return {
    element: h("div", null, list.element, more),
    show: at => {
      most = Math.max(most, at + 1);
      fill();
      const line = list.element.querySelectorAll("tbody tr")[at];
      line.scrollIntoView({block: "nearest"});
      line.classList.add("lit");
      announce(line.textContent);
    },
  };
}

function raw(plan) {
  const whole = JSON.stringify(plan, null, 2);
  return whole.length < MOST_TEXT ? code(whole) : h("div", null,
    notice("", `The text has ${count(whole.length)} characters, of which the first ${count(MOST_TEXT)} are shown. `, copier(() => whole, "Copy all")), h("pre", {class: "code", tabindex: "0"}, whole.slice(0, MOST_TEXT)));
}
