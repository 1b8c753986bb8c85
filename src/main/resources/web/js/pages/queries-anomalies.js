/** The anomalies of a database, those that go on and those that are over. */
import {keep} from "../app.js";
import {get, path} from "../api.js";
import {h} from "../dom.js";
import {anomalyList} from "./anomaly-list.js";
import {choice, desk, part} from "./queries-desk.js";
import {texts} from "./queries-texts.js";

const STATES = [["", "all"], ["open", "those that go on"], ["resolved", "those that are over"]];
const SEVERITIES = [["", "any"], ["high", "high"], ["medium", "medium"], ["low", "low"]];

export async function mount(root, page) {
  const {signal, title, query} = page;
  const shown = await desk(root, page, {title: "Anomalies", view: "anomalies", about: "What is not as it was, measured against what was usual before."});
  if (!shown) {
    return;
  }
  title(`Anomalies of ${shown.name}`);
  const asked = {state: query.get("state") ?? "", severity: query.get("severity") ?? ""};
  const list = h("div", null);
  const change = next => {
    Object.assign(asked, next);
    keep(wanted());
    return look();
  };
  const wanted = () => String(new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== "")));
  shown.body.append(h("section", {class: "card", "aria-label": "Anomalies"},
    h("header", null, h("div", {class: "row"}, choice("Show", STATES, asked.state, value => change({state: value})), choice("Severity", SEVERITIES, asked.severity, value => change({severity: value})))), list));
  const known = texts(shown.name, signal);
  const look = () => part(list, () => get(`${path`/v1/databases/${shown.name}/anomalies`}?${wanted()}`, {signal}), async body => anomalyList(shown.name, body, await known));
  shown.onCollected(look);
  await look();
}
