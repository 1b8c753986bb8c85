/** One statement with all that is known of it: seen or not, its time, its plan, what mends it. */
import {path} from "../api.js";
import {badge, code, time} from "../components.js";
import {h, put, say} from "../dom.js";
import {count, known, millis, parts, percent, text} from "../format.js";

const SOURCES = {model: ["good", "by the model"], history: ["warn", "from its history"], plannerCost: ["warn", "from the planner’s cost"]};
const SEVERITY = {high: "bad", medium: "warn", low: ""};
const BASES = {
  hypopg: ["good", "asked the planner", "The planner was asked with the index in place, which hypopg pretends."],
  estimate: ["warn", "estimate", "Worked out from the planner’s costs, without asking it again."],
  measured: ["good", "measured", "Calls, rows and blocks as they were measured."],
  rule: ["", "by rule", "From the form of the statement or plan alone."],
};
const ANOMALIES = {spike: "slower at once", drift: "slower bit by bit", cacheDegradation: "fewer cache hits", ioRise: "reads more", planFlip: "another plan", residual: "slower than predicted"};

/** One logarithmic scale for all times of a review, so that their drawings can be compared. */
export function scaleOf(statements) {
  const values = statements.flatMap(({prediction, figures}) => [prediction?.predictedMs, prediction?.interval?.low, prediction?.interval?.high, figures?.meanMs]).filter(each => known(each) && each > 0);
  if (values.length === 0) {
    return {at: () => null, element: null};
  }
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const at = value => Math.min(100, Math.max(0, (Math.log10(Math.max(value, 1e-9)) - low) / (high - low) * 100));
  const round = power => power < 0 ? `${10 ** (power + 3)} µs` : power < 3 ? `${10 ** power} ms` : `${10 ** (power - 3)} s`;
  return {at, ticks: high - low, element: h("p", {class: "dim scale-note"},
    "Drawn on one scale, ", round(low), " to ", round(high), ", ten times as long at each line: ",
    h("span", {class: "key-dot predicted"}), " predicted, ", h("span", {class: "key-band"}), " its interval, ", h("span", {class: "key-dot seen"}), " mean in production.")};
}

/** {element, asked, limit()}; limit() says again whether it is over what the user wants. */
export function statement(asked, context) {
  const {database, line, scale} = context;
  const over = badge("bad", "");
  const element = h("article", {class: "statement"});
  const edge = h("i", {class: "limit", hidden: true});
  const href = database && asked.fingerprint && path`/queries/${database}/${asked.fingerprint}`;
  put(element,
    h("div", {class: "row"}, line(asked.line), seen(asked, database), asked.exact ? badge("good", "exact") : badge("warn", "not exact"), asked.language === "jpql" && badge("", "JPQL"), over,
      h("span", {class: "grow"}), href && asked.seen !== false && h("a", {href, "aria-label": `Its history: the statement in line ${asked.line}`}, "Its history")),
    asked.sql ? code(asked.sql, {wrap: true}) : h("p", {class: "dim"}, "Nothing of the statement can be known."),
    asked.reason && h("p", {class: "why"}, `${asked.exact ? "" : "Not exact: "}${asked.reason}.`),
    times(asked, scale, edge, context),
    asked.degraded && h("p", {class: "dim"}, `Missing: ${asked.degraded}.`),
    problems(asked.plan),
    (asked.anomalies ?? []).length > 0 && h("ul", {class: "smells"}, asked.anomalies.map(anomaly)),
    (asked.advice ?? []).length > 0 && h("ul", {class: "smells"}, asked.advice.map(advised)));
  const limit = () => {
    const most = context.limit();
    const past = most !== null && asked.prediction?.predictedMs > most;
    element.classList.toggle("over", past);
    over.hidden = !past;
    say(over, past ? `over ${text(millis(most))}` : "");
    edge.hidden = most === null || most <= 0;
    if (!edge.hidden) {
      edge.style.left = `${scale.at(most)}%`;
    }
  };
  limit();
  return {element, asked, limit};
}

function seen(asked, database) {
  if (database === null) {
    return null;
  }
  return asked.seen === true ? badge("good", "seen in production") : asked.seen === false ? badge("", "never seen") : badge("", "not looked up");
}

function times({prediction, figures, plan}, scale, edge, {shared}) {
  if (!prediction && !figures && !plan) {
    return null;
  }
  const has = known(prediction?.predictedMs);
  const why = (prediction?.degraded ?? "").split("; ").filter(each => each !== "" && !shared.includes(each)).join("; ");
  const facts = [
    prediction && ["Predicted", has ? [h("strong", null, text(millis(prediction.predictedMs))), " ", badge(...(SOURCES[prediction.source] ?? ["", prediction.source ?? "unknown"])), " ",
      h("span", {class: "dim"}, prediction.interval ? `${text(percent(prediction.interval.coverage, 0))} of calls between ${text(millis(prediction.interval.low))} and ${text(millis(prediction.interval.high))}` : "no interval can be told", why && `; ${why}`, prediction.stale && `; ${prediction.stale}`)]
      : h("span", {class: "dim"}, why || "not known")],
    figures && ["In production", [h("strong", null, `${text(millis(figures.meanMs))} on average`), h("span", {class: "dim"}, ` ${count(figures.calls)} ${figures.calls === 1 ? "call" : "calls"} in the last day, ${text(millis(figures.totalMs))} altogether, ${text(parts(figures.rows / figures.calls))} rows a call`)]],
    plan && ["Planner’s cost", [text(parts(plan.totalCost)), h("span", {class: "dim"}, plan.stale ? ` ${plan.stale}` : plan.generic ? " planned without values, not run" : plan.analyzed ? "" : " not run")]],
  ].filter(Boolean);
  return [
    (has || figures) && drawn(prediction, figures, scale, edge),
    h("dl", {class: "facts"}, facts.map(([name, value]) => [h("dt", null, name), h("dd", null, value)])),
  ];
}

/** The interval as a band with what is predicted and what was measured; says nothing that the text does not. */
function drawn(prediction, figures, scale, edge) {
  const {low, high} = prediction?.interval ?? {};
  const dot = (kind, value) => known(value) && h("i", {class: `dot ${kind}`, style: {left: `${scale.at(value)}%`}});
  return h("div", {class: "interval", "aria-hidden": "true"},
    Array.from({length: scale.ticks + 1}, (none, i) => h("i", {class: "tick", style: {left: `${i / scale.ticks * 100}%`}})),
    known(low) && h("i", {class: "band", style: {left: `${scale.at(low)}%`, width: `${Math.max(0.5, scale.at(high) - scale.at(low))}%`}}),
    edge, dot("seen", figures?.meanMs), dot("predicted", prediction?.predictedMs));
}

function problems(plan) {
  return plan?.problems.length > 0 && h("ul", {class: "smells"}, plan.problems.map(each => h("li", null,
    badge(SEVERITY[each.severity], worded(each.kind)), h("span", {class: "dim"}, ` ${each.severity} · ${each.nodeType}`), h("p", null, each.text))));
}

function anomaly(each) {
  const say = value => each.unit === "ms" ? text(millis(value)) : `${Number(value.toPrecision(3))} ${each.unit}`;
  return h("li", null, badge(SEVERITY[each.severity], ANOMALIES[each.kind] ?? each.kind), h("span", {class: "dim"}, " anomaly, since ", time(each.since)),
    h("p", null, `${say(each.figure)}, usual ${say(each.baseline.median)}${each.changed.length > 0 ? `; ${each.changed.join("; ")}` : ""}`));
}

function advised(each) {
  const [kind, label, meaning] = BASES[each.basis] ?? ["", each.basis, ""];
  const {costBefore, costAfter} = each.evidence;
  return h("li", null,
    badge("accent", `advice: ${worded(each.kind)}`), " ", h("span", {title: meaning}, badge(kind, label)),
    h("span", {class: "dim", title: "worth: confidence × improvement × urgency, each 0 to 1"}, known(costAfter) && ` cost ${text(parts(costBefore))} → ${text(parts(costAfter))}`, ` · worth ${text(percent(each.roi))}`, each.decision !== "open" && ` · ${each.decision}`),
    h("p", null, each.text), each.ddl && code(each.ddl, {wrap: true}));
}

function worded(kind) {
  return kind === "nPlusOne" ? "N+1" : kind.replace(/([A-Z])/g, " $1").toLowerCase();
}
