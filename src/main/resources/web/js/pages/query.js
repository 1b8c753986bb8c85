/** One query: what it took, its plan, what it was predicted to take, and what was concluded of it. */
import {get, path} from "../api.js";
import {card, code, figure, notice} from "../components.js";
import {h, put} from "../dom.js";
import {bytes, count, known, millis, parts, percent, text} from "../format.js";
import {adviceList} from "./advice-list.js";
import {anomalyList} from "./anomaly-list.js";
import {choice, desk, part} from "./queries-desk.js";
import {planCard} from "./query-plan.js";
import {predictionCard} from "./query-prediction.js";
import {seriesCard} from "./query-series.js";

const SPANS = [["1h", "hour"], ["6h", "6 hours"], ["24h", "24 hours"], ["7d", "7 days"], ["30d", "30 days"]];
const BLOCK = 8192;

export async function mount(root, page) {
  const {params: {fingerprint}, signal, title} = page;
  const shown = await desk(root, page, {title: "Query", view: null});
  if (!shown) {
    return;
  }
  const database = shown.name;
  title(`Query ${fingerprint}`);
  let since = "24h";
  const statement = h("div", {class: "statement"});
  const figures = h("div", null);
  const series = seriesCard(signal);
  const plan = planCard(database, fingerprint, signal);
  const prediction = predictionCard(database, fingerprint, signal);
  const anomalies = h("div", null);
  const advice = h("div", null);
  const rest = h("div", {class: "grid", hidden: true}, series.element, prediction.element, plan.element,
    card("Anomalies", {span: 6, flush: true, aside: h("p", null, "of this query")}, anomalies),
    card("Advice", {span: 6, flush: true, aside: h("p", null, "for this query")}, advice));
  shown.body.append(
    h("div", {class: "row end"}, h("span", {class: "grow dim"}, "Fingerprint ", h("code", null, fingerprint)), choice("Last", SPANS, since, value => { since = value; look(); })),
    statement, figures, rest);
  shown.onCollected(() => look(true));
  await look();

  /** What is asked once, as soon as it is known that there is such a query. */
  function begin(text) {
    rest.hidden = false;
    plan.look(text);
    prediction.look();
    part(anomalies, () => get(path`/v1/databases/${database}/anomalies?fingerprint=${fingerprint}`, {signal}), body => anomalyList(database, body));
    part(advice, () => get(path`/v1/databases/${database}/advice?fingerprint=${fingerprint}`, {signal}), body => adviceList(database, body, signal));
  }

  async function look(again) {
    const ask = () => get(path`/v1/databases/${database}/queries/${fingerprint}?since=${since}`, {signal});
    const show = body => {
      if (rest.hidden) {
        put(statement, code(body.total.normalized, {wrap: true}));
        begin(body.total.normalized);
      }
      series.update(body.series);
      prediction.reality(body.series);
      return [body.total.approximate && notice("", "The text was only cut into words, not parsed: queries that differ may share this fingerprint."), tiles(body)];
    };
    if (again) {
      try {
        put(figures, show((await ask()).body));
      } catch {
        // The next interval asks again; what is shown is from before, as the banner says.
      }
    } else {
      await part(figures, ask, show);
    }
  }
}

function tiles({total, relations, queryIds}) {
  const per = value => total.calls === 0 ? null : value / total.calls;
  const tile = (name, value, note) => h("div", {class: "tile"}, h("dt", null, name), h("dd", null, value), note && h("dd", {class: "note"}, note));
  return [
    h("dl", {class: "tiles few figures"},
      tile("Calls", count(total.calls)),
      tile("Total time", figure(millis(total.totalMs))),
      tile("Mean", figure(millis(total.meanMs)), known(total.stddevMs) ? `spread ${text(millis(total.stddevMs))}` : "spread not known"),
      tile("Least to most", known(total.minMs) ? h("span", {class: "range"}, `${text(millis(total.minMs))} – ${text(millis(total.maxMs))}`) : "–", known(total.minMs) ? null : "not told for this span"),
      tile("Rows a call", figure(parts(per(total.rows)))),
      tile("Read a call", figure(bytes(per((total.sharedHit + total.sharedRead) * BLOCK))), total.sharedHit + total.sharedRead > 0 && `${text(percent(total.sharedHit / (total.sharedHit + total.sharedRead)))} from cache`),
      tile("Temporary a call", figure(bytes(per(total.tempWritten * BLOCK)))),
      tile("WAL a call", figure(bytes(per(total.walBytes))))),
    h("p", {class: "dim"}, relations.length > 0 && ["On ", relations.map((each, i) => [i > 0 && ", ", h("code", null, each)])], queryIds.length > 0 && ` · called ${queryIds.join(", ")} by the server`),
  ];
}
