/** Advice with what it would save, and what a person decides on it. */
import {path, post} from "../api.js";
import {badge, code, empty, notice, time} from "../components.js";
import {announce, h, put} from "../dom.js";
import {bytes, known, millis, parts, percent, text} from "../format.js";
import {link} from "./queries-desk.js";

const KINDS = {index: "index", rewrite: "rewrite", nPlusOne: "N+1", parameter: "parameter"};
const BASES = {
  hypopg: ["good", "asked the planner", "The planner was asked with the index in place, which hypopg pretends."],
  estimate: ["warn", "estimate", "Worked out from the planner’s costs, without asking it again."],
  measured: ["good", "measured", "Calls, rows and blocks as they were measured."],
  rule: ["", "by rule", "From the form of the statement or plan alone."],
};
const DECISIONS = {open: ["", "not decided"], accepted: ["good", "accepted"], dismissed: ["", "dismissed"]};
const REASON = 500;

/** What GET /advice answers: the list, with what was rejected below it. */
export function adviceList(database, {advice, rejected, degraded}, signal, texts = new Map()) {
  return [
    degraded && h("div", {class: "inset"}, notice("", degraded)),
    advice.length === 0 ? empty("No advice", rejected.length > 0 ? "What was tried is below, with why it is not advised." : "Nothing was found that would make it faster.")
      : h("ol", {class: "findings advice-list"}, advice.map(each => item(database, each, signal, texts))),
    rejected.length > 0 && h("details", {class: "inset"}, h("summary", null, `Tried and not advised: ${rejected.length}`),
      h("ul", {class: "findings rejected"}, rejected.map(each => h("li", null, code(each.ddl, {wrap: true}), h("p", null, each.why), h("p", {class: "dim"}, costs(each.evidence), " ", others(each.evidence)), queries(database, each.fingerprints, texts))))),
  ];
}

function item(database, first, signal, texts) {
  const root = h("li", null);
  const fill = each => {
    const [kind, label, meaning] = BASES[each.basis] ?? ["", each.basis, ""];
    put(root,
      h("div", {class: "row"}, badge("accent", KINDS[each.kind] ?? each.kind), h("span", {class: "dim"}, each.rule), h("span", {title: meaning}, badge(kind, label)), badge(...(DECISIONS[each.decision] ?? ["", each.decision])),
        h("span", {class: "dim", title: "confidence × improvement × urgency, each 0 to 1"}, `worth ${text(percent(each.roi))}`)),
      h("p", {class: "what"}, each.text),
      h("div", null, costs(each.evidence)),
      h("p", {class: "dim evidence"}, others(each.evidence)),
      each.ddl && code(each.ddl, {wrap: true}),
      queries(database, each.fingerprints, texts),
      each.effect && effect(database, each.effect, texts),
      decision(database, each, signal, fill));
  };
  fill(first);
  return root;
}

/** Before and after beside each other. */
function costs({costBefore, costAfter}) {
  if (!known(costBefore) || !known(costAfter)) {
    return null;
  }
  const bar = (label, value, kind) => {
    const inside = h("i", {class: kind});
    inside.style.width = `${Math.max(1, Math.min(100, (value / Math.max(costBefore, costAfter, 1e-9)) * 100))}%`;
    return [h("span", {class: "dim"}, label), h("span", {class: "costs-bar", "aria-hidden": "true"}, inside), h("span", null, text(parts(value)))];
  };
  return h("div", {class: "costs", role: "group", "aria-label": "Cost by the planner"}, bar("cost before", costBefore, "before"), bar("after", costAfter, "after"));
}

function others(figures) {
  return Object.entries(figures).filter(([name]) => name !== "costBefore" && name !== "costAfter")
    .map(([name, value]) => `${name.replace(/(Bytes|Ms)$/, "").replace(/([A-Z])/g, " $1").toLowerCase()} ${text(name.endsWith("Bytes") ? bytes(value) : name.endsWith("Ms") ? millis(value) : parts(value))}`).join(" · ");
}

function queries(database, fingerprints, texts) {
  return fingerprints.length > 0 && h("ul", {class: "for"}, fingerprints.slice(0, 10).map(each => h("li", null, link(database, each, texts.get(each)))), fingerprints.length > 10 && h("li", {class: "dim"}, `and ${fingerprints.length - 10} more`));
}

function effect(database, {since, beforeMs, afterMs, ratio, regressed, lacks}, texts) {
  return h("div", {class: `notice ${known(ratio) ? ratio < 1 ? "good" : "bad" : ""}`},
    h("p", null, "Since it was accepted, ", time(since), ": ", known(ratio) ? `${text(millis(beforeMs))} became ${text(millis(afterMs))}, ${text(parts(ratio))} times as long` : lacks ?? "nothing can be said yet"),
    regressed.length > 0 && [h("p", null, "Slower since then, on the same tables:"), queries(database, regressed, texts)]);
}

function decision(database, each, signal, fill) {
  const reason = h("input", {type: "text", maxlength: String(REASON), placeholder: "Reason (kept with it)", "aria-label": "Reason"});
  const said = h("p", {class: "dim", role: "status"});
  const choices = {accepted: "Accept", dismissed: "Dismiss", open: "Take back"};
  const buttons = Object.entries(choices).filter(([value]) => value !== each.decision).map(([value, label]) => h("button", {type: "button", class: "small", "aria-label": `${label}: ${each.text}`, onclick: () => decide(value)}, label));
  async function decide(value) {
    buttons.forEach(button => { button.disabled = true; });
    try {
      const {body} = await post(path`/v1/databases/${database}/advice/${each.id}`, {decision: value, ...(reason.value.trim() !== "" && {reason: reason.value.trim()})}, {signal});
      fill(body);
      announce(`Now ${DECISIONS[body.decision]?.[1] ?? body.decision}.`);
    } catch (cause) {
      buttons.forEach(button => { button.disabled = false; });
      put(said, cause.message);
    }
  }
  return h("div", {class: "row decide"}, h("span", {class: "grow"}, reason), buttons, said);
}
