/** Lines over time, by uPlot; colours come from the page's tokens and change with them. */
import uPlot from "uplot";
import {h, put, say} from "./dom.js";
import {UNKNOWN, text, utc} from "./format.js";

const base = new URL("../vendor/uplot/uPlot.min.css", import.meta.url).href;
if (!document.querySelector(`link[href="${base}"]`)) {
  document.head.append(h("link", {rel: "stylesheet", href: base}));
}

// A canvas needs the colour itself, and the token may be one for light and one for dark.
function token(name) {
  const probe = document.documentElement;
  probe.style.setProperty("accent-color", `var(${name})`);
  const colour = getComputedStyle(probe).accentColor;
  probe.style.removeProperty("accent-color");
  return colour;
}

const MINUTES = new Intl.DateTimeFormat(undefined, {hour: "2-digit", minute: "2-digit", hourCycle: "h23"});
const SECONDS = new Intl.DateTimeFormat(undefined, {hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23"});
const DAYS = new Intl.DateTimeFormat(undefined, {month: "short", day: "numeric"});

// One line is enough: the second, the minute or the day, whichever the tick is at.
function moment(seconds, index, ticks) {
  const date = new Date(seconds * 1000);
  const step = ticks.length > 1 ? ticks[1] - ticks[0] : 0;
  return (step >= 86_400 ? DAYS : step >= 60 ? MINUTES : SECONDS).format(date);
}

/** Steps of an axis of bytes. */
export const BYTES = Array.from({length: 40}, (none, power) => 2 ** power);

/**
 * chart({label, series: [{name, format: value => [figure, unit], fill, soft}], height, min, max, band}) with
 * update([times in seconds, values, ...]). Up to four series. steps: what the
 * ticks of the y axis may be apart. band: [upper, lower] of the series between which is coloured; soft: a thin line; colour: that of
 * another series by its number.
 */
export function chart({label, series, height = 190, min, max, scale, steps, band}, signal) {
  const box = h("div", {class: "chart", role: "img", "aria-label": label});
  const values = series.map(() => h("b", null, UNKNOWN));
  const when = h("span", {class: "dim"});
  const legend = h("div", {class: "legend"}, series.map((each, i) => h("span", null, h("span", {class: `key s${each.colour ?? i + 1}`, "aria-hidden": "true"}), each.name, " ", values[i])), when);
  const element = h("div", null, legend, box);
  let data = [[], ...series.map(() => [])];
  let plot;

  const tell = index => {
    const at = index ?? data[0].length - 1;
    series.forEach((each, i) => say(values[i], at < 0 ? UNKNOWN : text(each.format(data[i + 1][at]))));
    say(when, index === null || index === undefined || at < 0 ? "" : SECONDS.format(new Date(data[0][at] * 1000)));
    when.title = at < 0 ? "" : utc(data[0][at] * 1000);
  };

  const make = () => {
    plot?.destroy();
    box.style.height = `${height}px`;
    const grid = {stroke: token("--line"), width: 1};
    const axis = {stroke: token("--ink-soft"), grid, ticks: {show: false}, font: "11px system-ui, sans-serif"};
    plot = new uPlot({
      width: Math.max(200, box.clientWidth),
      height,
      padding: [8, 28, 0, 0],
      legend: {show: false},
      cursor: {y: false, points: {size: 6}, drag: {x: false, y: false}},
      hooks: {setCursor: [self => tell(self.cursor.idx)]},
      scales: {x: {time: true}, y: {range: (self, low, high) => [min ?? 0, max ?? Math.max(high ?? 0, 1e-6) * 1.1], ...scale}},
      axes: [
        {...axis, space: 76, size: 24, values: (self, ticks) => ticks.map(moment)},
        {...axis, space: 34, size: 62, ...(steps && {incrs: steps}), values: (self, ticks) => ticks.map(each => each === null ? "" : text(series[0].format(each)).replace(/([.,]\d*?)0+(?=\D|$)/, "$1").replace(/[.,](?=\D|$)/, ""))},
      ],
      series: [{}, ...series.map((each, i) => ({
        label: each.name,
        stroke: token(`--series-${each.colour ?? i + 1}`),
        width: each.soft ? 0.8 : 1.6,
        dash: each.soft ? [4, 3] : undefined,
        spanGaps: false,
        fill: each.fill ? token(`--series-${i + 1}`).replace("rgb(", "rgba(").replace(")", ", 0.12)") : undefined,
        // A single value between gaps would not be seen without its point.
        points: {show: self => !each.soft && self.data[0].length <= 60, size: 4},
      }))],
      ...(band && {bands: [{series: band, fill: token(`--series-${series[band[0] - 1].colour ?? band[0]}`).replace("rgb(", "rgba(").replace(")", ", 0.14)")}]}),
    }, data, put(box));
  };

  const update = next => {
    data = next;
    plot?.setData(data);
    tell(plot?.cursor.idx);
  };

  const sized = new ResizeObserver(() => {
    if (!plot) {
      make();
    } else if (Math.abs(plot.width - box.clientWidth) > 1) {
      plot.setSize({width: Math.max(200, box.clientWidth), height});
    }
  });
  sized.observe(box);
  addEventListener("assay-theme", make, {signal});
  signal.addEventListener("abort", () => {
    sized.disconnect();
    plot?.destroy();
  });
  return {element, update};
}
