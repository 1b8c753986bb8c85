/** What is not as it was, each with what was usual before it, drawn. */
import {badge, empty, notice, time} from "../components.js";
import {h, s} from "../dom.js";
import {known, millis, parts, percent, text} from "../format.js";
import {SEVERITY, link} from "./queries-desk.js";

export const KINDS = {spike: "slower at once", drift: "slower bit by bit", cacheDegradation: "fewer cache hits", ioRise: "reads more", planFlip: "another plan", residual: "slower than predicted"};
const WIDTH = 240;

/** What GET /anomalies answers; texts gives the text of a fingerprint where it is known. */
export function anomalyList(database, {anomalies, lacks}, texts = new Map()) {
  return [
    lacks && h("div", {class: "inset"}, notice("", lacks)),
    anomalies.length === 0 ? empty("No anomalies", lacks ? "As far as it can be told." : "All is as it was.")
      : h("ul", {class: "findings"}, anomalies.map(each => anomaly(database, each, texts))),
  ];
}

function anomaly(database, each, texts) {
  const say = value => text(each.unit === "ms" ? millis(value) : parts(value, each.unit));
  const {baseline} = each;
  return h("li", {class: each.state},
    h("div", {class: "row"}, badge(SEVERITY[each.severity], KINDS[each.kind] ?? each.kind), badge("", each.severity), badge(each.state === "open" ? "warn" : "good", each.state === "open" ? "goes on" : "over"),
      h("span", {class: "dim"}, "since ", time(each.since), each.resolvedAt && [", until ", time(each.resolvedAt)])),
    h("p", null, each.fingerprint ? link(database, each.fingerprint, texts.get(each.fingerprint)) : "The whole database"),
    h("div", {class: "against"}, strip(each, say),
      h("p", null, h("b", null, say(each.figure)), `; usual ${say(baseline.median)}, band ${say(baseline.low)} to ${say(baseline.high)}`,
        h("span", {class: "dim"}, ` (${baseline.intervals} intervals, ${baseline.of}); ${text(parts(each.score))} × the spread away, farther than ${text(percent(each.confidence))} of them`))),
    each.changed.length > 0 && h("p", {class: "dim"}, `Also changed: ${each.changed.join("; ")}`),
    each.before && h("p", {class: "dim"}, "Plan ", h("code", null, each.before), " became ", h("code", null, each.after ?? "unknown")));
}

/** The band of what is usual, its median, and the figure. */
function strip({figure, baseline, state}, say) {
  const most = Math.max(baseline.high, figure, baseline.median) * 1.05 || 1;
  const x = value => Math.min(WIDTH - 2, Math.max(2, (Math.max(0, value) / most) * WIDTH));
  return s("svg", {class: `strip ${state}`, viewBox: `0 0 ${WIDTH} 26`, role: "img", "aria-label": `${say(figure)} against a band from ${say(baseline.low)} to ${say(baseline.high)}`},
    s("line", {class: "axis", x1: 0, x2: WIDTH, y1: 13, y2: 13}),
    s("rect", {class: "band", x: x(baseline.low), width: Math.max(2, x(baseline.high) - x(baseline.low)), y: 5, height: 16, rx: 3}),
    s("line", {class: "median", x1: x(baseline.median), x2: x(baseline.median), y1: 3, y2: 23}),
    s("circle", {class: "seen", cx: x(figure), cy: 13, r: 5}));
}
