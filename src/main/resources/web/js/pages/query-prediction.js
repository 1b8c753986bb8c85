/** What a query was predicted to take, against what it took, and what the model was told of it. */
import {get, path, post} from "../api.js";
import {badge, card, empty, figure, notice, table} from "../components.js";
import {chart} from "../chart.js";
import {h, put} from "../dom.js";
import {known, millis, parts, percent, text} from "../format.js";
import {part} from "./queries-desk.js";

const SOURCES = {model: ["good", "by the model"], history: ["warn", "from its history"], plannerCost: ["warn", "from the planner’s cost"]};

/** {element, look(), reality(series)}. */
export function predictionCard(database, fingerprint, signal) {
  const told = h("div", null);
  const features = h("div", null);
  const lines = chart({label: "Mean time of a call against what is predicted", height: 210, min: 0, band: [3, 4], series: [
    {name: "mean", format: millis}, {name: "predicted", format: millis}, {name: "upper end", format: millis, soft: true, colour: 2}, {name: "lower end", format: millis, soft: true, colour: 2},
  ]}, signal);
  const share = h("p", {class: "dim"});
  const drawn = h("div", {class: "inset", hidden: true}, lines.element, share);
  const element = card("Prediction", {span: 12, flush: true, aside: h("p", null, "against what it took")}, told, drawn, h("details", {class: "inset"}, h("summary", null, "What the model is told of it"), features));
  let prediction = null;
  let series = [];

  const draw = () => {
    drawn.hidden = prediction === null || series.length === 0;
    if (drawn.hidden) {
      return;
    }
    const {predictedMs, interval} = prediction;
    const same = value => series.map(() => value ?? null);
    lines.update([series.map(each => Date.parse(each.to) / 1000), series.map(each => each.calls === 0 ? null : each.meanMs), same(predictedMs), same(interval?.high), same(interval?.low)]);
    const means = series.filter(each => each.calls > 0).map(each => each.meanMs);
    const within = means.filter(each => each >= interval?.low && each <= interval?.high).length;
    put(share, interval ? `The means of ${within} of ${means.length} intervals lie within.` : "No interval can be told, so only the figure is drawn.");
  };

  element.querySelector("details").addEventListener("toggle", () => part(features, () => get(path`/v1/databases/${database}/queries/${fingerprint}/features`, {signal}), body => featureTable(body)), {once: true});
  return {
    element,
    look: () => part(told, () => post("/v1/predictions", {database, fingerprint}, {signal}), body => {
      prediction = body;
      draw();
      return predicted(body);
    }),
    reality: next => {
      series = next;
      draw();
    },
  };
}

/** A prediction in words, with all that is to be known of it. */
export function predicted({predictedMs, interval, source, modelVersion, degraded, stale}) {
  return h("div", {class: "inset predicted"},
    h("p", null, h("strong", {class: "big"}, figure(millis(predictedMs))), " ", badge(...(SOURCES[source] ?? ["", source])), " ",
      h("span", {class: "dim"}, known(interval?.low) ? `${text(percent(interval.coverage, 0))} of calls between ${text(millis(interval.low))} and ${text(millis(interval.high))}` : "no interval", modelVersion && ` · model ${modelVersion}`)),
    degraded && notice("", degraded), stale && notice("", stale));
}

function featureTable({queries, version}) {
  const [{values, degraded, planFrom}] = queries;
  const list = table({caption: "Features", key: ([name]) => name, tall: true, none: empty("Nothing is known of it yet"), columns: [
    {title: "Feature", row: true, cell: ([name]) => h("code", null, name)},
    {title: "Value", num: true, cell: ([, value]) => parts(value)},
  ]});
  list.update(Object.entries(values));
  return [h("p", {class: "dim"}, `${version}${planFrom ? "" : " · without a plan"}`), degraded && notice("", degraded), list.element];
}
