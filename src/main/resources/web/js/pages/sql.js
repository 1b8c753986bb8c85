/** A statement of the visitor's: what it is, how it would be planned, how long it would take. */
import {path, post} from "../api.js";
import {badge, card, code} from "../components.js";
import {h} from "../dom.js";
import {editor} from "../editor.js";
import {planView} from "./plan-view.js";
import {predicted} from "./query-prediction.js";
import {desk, part} from "./queries-desk.js";

const KEPT = "assay.sql";

export async function mount(root, page) {
  const {signal, title} = page;
  const shown = await desk(root, page, {title: "Paste SQL", view: "sql", about: "Nothing is run: it is planned in a transaction that only reads and is rolled back."});
  if (!shown) {
    return;
  }
  title(`SQL on ${shown.name}`);
  const ask = h("button", {type: "button", class: "primary", onclick: () => look()}, "Explain and predict");
  const sql = await editor({language: "sql", text: recalled(), label: "SQL", hint: "select …; Ctrl+Enter explains it", onRun: () => look(), onChange: () => changed()});
  signal.addEventListener("abort", () => sql.destroy());
  const what = h("div", null);
  const plan = h("div", null);
  const time_ = h("div", null);
  const results = h("div", {class: "grid", hidden: true}, card("What it is", {span: 6, flush: true}, what), card("How long it would take", {span: 6, flush: true}, time_), card("Plan", {span: 12, flush: true}, plan));
  shown.body.append(h("section", {class: "card", "aria-label": "Statement"}, h("div", {class: "sql-editor"}, sql.element), h("footer", {class: "row inset"}, h("span", {class: "grow dim"}, "Literals are taken out of all that is kept."), ask)), results);
  changed();

  function changed() {
    ask.disabled = sql.text().trim() === "";
    try {
      sessionStorage.setItem(KEPT, sql.text().length < 100_000 ? sql.text() : "");
    } catch {
      // It is only kept for going back and forth between pages.
    }
  }

  async function look() {
    const text = sql.text();
    if (text.trim() === "") {
      return;
    }
    results.hidden = false;
    await Promise.all([
      part(what, () => post("/v1/fingerprints", {sql: text}, {signal}), body => fingerprinted(shown.name, body)),
      part(time_, () => post("/v1/predictions", {database: shown.name, sql: text}, {signal}), predicted),
      part(plan, () => post(path`/v1/databases/${shown.name}/explain`, {sql: text}, {signal}), body => planView(body, text.length < 50_000 ? text : "", signal)),
    ]);
  }
}

function recalled() {
  try {
    return sessionStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
}

function fingerprinted(database, {fingerprint, normalized, algorithm, approximate, relations, statements, kind}) {
  return h("div", {class: "inset"},
    h("p", null, badge("accent", kind), " ", h("a", {class: "mono", href: path`/queries/${database}/${fingerprint}`}, fingerprint), " ", approximate && badge("warn", "only cut into words"), statements > 1 && badge("warn", `${statements} statements; this is the first`)),
    code(normalized.length < 20_000 ? normalized : `${normalized.slice(0, 20_000)}…`, {wrap: true}),
    h("p", {class: "dim"}, relations.length > 0 && ["On ", relations.slice(0, 30).map((each, i) => [i > 0 && ", ", h("code", null, each)]), relations.length > 30 && ` and ${relations.length - 30} more`, " · "], `by ${algorithm}`));
}
