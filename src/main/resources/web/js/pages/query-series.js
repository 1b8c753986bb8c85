/** What a query did over time. */
import {card, empty} from "../components.js";
import {BYTES, chart} from "../chart.js";
import {h, put} from "../dom.js";
import {bytes, count, known, millis} from "../format.js";

const BLOCK = 8192;
const WHOLE = Array.from({length: 10}, (none, power) => [1, 2, 5].map(each => each * 10 ** power)).flat();

/** {element, update(series)}: the mean with its spread, calls, and blocks. */
export function seriesCard(signal) {
  const mean = chart({label: "Mean time of a call with its spread", height: 230, min: 0, band: [2, 3], series: [
    {name: "mean", format: millis}, {name: "mean + spread", format: millis, soft: true, colour: 1}, {name: "mean − spread", format: millis, soft: true, colour: 1},
  ]}, signal);
  const calls = chart({label: "Calls in each interval", height: 130, min: 0, steps: WHOLE, series: [{name: "calls", format: value => [count(value), ""], fill: true}]}, signal);
  const blocks = chart({label: "Bytes read for a call", height: 130, min: 0, steps: BYTES, series: [
    {name: "from cache, a call", format: bytes}, {name: "read, a call", format: bytes}, {name: "temporary, a call", format: bytes},
  ]}, signal);
  const none = h("div", {hidden: true}, empty("No calls in this span", "A longer one may have some."));
  const drawn = h("div", null, mean.element, h("div", {class: "pair"}, calls.element, blocks.element));
  const about = h("p", null);
  const element = card("Over time", {span: 12, aside: about}, none, drawn);
  return {element, update: series => {
    none.hidden = series.length > 0;
    drawn.hidden = series.length === 0;
    put(about, `${count(series.length)} ${series.length === 1 ? "interval" : "intervals"}; where there is no line there were no calls`);
    const times = series.map(each => Date.parse(each.to) / 1000);
    const spread = sign => series.map(each => known(each.stddevMs) ? Math.max(0, each.meanMs + sign * each.stddevMs) : null);
    const per = pick => series.map(each => each.calls === 0 ? null : (pick(each) / each.calls) * BLOCK);
    mean.update([times, series.map(each => each.calls === 0 ? null : each.meanMs), spread(1), spread(-1)]);
    calls.update([times, series.map(each => each.calls)]);
    blocks.update([times, per(each => each.sharedHit), per(each => each.sharedRead), per(each => each.tempWritten)]);
  }};
}
