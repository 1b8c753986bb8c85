/** One review: what it comes to, and method by method. */
import {badge, copier, download, empty, figure, notice} from "../components.js";
import {h, put, say} from "../dom.js";
import {count, known, millis, parts, text} from "../format.js";
import {scaleOf, statement} from "./reviews-statement.js";
import {testsOf} from "./reviews-tests.js";

const AT_ONCE = 60;
const OPEN_AT_ONCE = 12;
const LIMIT = "assay.reviewLimit";

/** {element, said, mark(), lit(file, line)} of what POST /v1/reviews answered. */
export function outcome(answer, about) {
  const all = answer.methods.map(method => ({...method, file: Math.max(0, about.paths.indexOf(method.path ?? about.paths[0]))}));
  const asking = all.filter(asks);
  const statements = all.flatMap(method => method.queries);
  const shared = common(statements.map(each => each.prediction?.degraded));
  const context = {...about, scale: scaleOf(statements), shared, limit: limited()};
  const only = h("input", {type: "checkbox", checked: true, onchange: () => show()});
  const limit = h("input", {type: "number", id: "review-limit", min: "0", step: "any", inputmode: "decimal", placeholder: "no limit", value: context.limit === null ? "" : String(context.limit)});
  const over = h("span", {class: "dim", role: "status"});
  const list = h("div", {class: "methods"});
  const more = h("div", {class: "pad", hidden: true});
  const old = h("p", {class: "dim pad", hidden: true}, "The source was changed since; the marks in it are gone.");
  let made = [];
  let wanted = [];

  limit.addEventListener("input", () => {
    const value = limit.value.trim() === "" || !(Number(limit.value) >= 0) ? null : Number(limit.value);
    context.limit = value;
    keep(value);
    made.forEach(each => each.limit());
    tell();
    mark();
  });

  function tell() {
    const past = statements.filter(each => context.limit !== null && each.prediction?.predictedMs > context.limit).length;
    say(over, context.limit === null ? "" : past === 0 ? "none is over it" : `${count(past)} ${past === 1 ? "is" : "are"} over it`);
  }

  function show() {
    wanted = only.checked ? asking : all;
    made = [];
    put(list);
    next();
  }

  function next() {
    const batch = wanted.slice(made.length, made.length + AT_ONCE).map((each, i) => methodOf(each, context, made.length + i < OPEN_AT_ONCE && asks(each)));
    made.push(...batch);
    list.append(...batch.map(each => each.element));
    const left = wanted.length - made.length;
    more.hidden = left === 0;
    put(more, h("button", {type: "button", onclick: next}, `Show ${count(Math.min(left, AT_ONCE))} more of ${count(left)}`));
    if (wanted.length === 0) {
      put(list, all.length === 0 ? empty("There is no method in it", "Nothing in this source could ask a database.") : empty("No method asks a database", h("p", null, `All ${count(all.length)} of them ask nothing that could be found.`), h("p", null, h("button", {type: "button", class: "small", onclick: () => {
        only.checked = false;
        show();
      }}, "Show them"))));
    }
  }

  function mark() {
    const file = about.source.shown();
    const same = about.texts[file] === about.source.texts()[file];
    old.hidden = same;
    if (same) {
      about.source.mark(marks(all.filter(each => each.file === file), context));
    }
  }

  function lit(file, line) {
    const near = each => each.file === file && [...each.queries, ...each.smells].some(one => one.line === line || one.evidence?.includes(line));
    if (!wanted.some(near)) {
      return;
    }
    while (!made.some(each => near(each.method))) {
      next();
    }
    made.forEach(each => each.element.classList.remove("lit"));
    made.find(each => near(each.method)).reveal(line);
  }

  const element = h("div", null,
    h("header", {class: "verdict"},
      h("p", {class: "dim"}, `${count(asking.length)} of ${count(all.length)} ${all.length === 1 ? "method asks" : "methods ask"} a database. Took ${text(millis(about.took))}.`),
      answer.degraded && notice("", answer.degraded),
      shared.length > 0 && notice("", `Predictions: ${shared.join("; ")}.`),
      tiles(all, statements, about)),
    h("div", {class: "row review-filter"},
      h("label", {class: "choice"}, only, "Only methods that ask something"),
      h("span", {class: "row"}, h("label", {for: "review-limit"}, "Mark predictions over"), limit, h("span", null, "ms"), over)),
    context.scale.element,
    old, list, more,
    answer.testClasses.length > 0 && classes(answer.testClasses));
  tell();
  show();
  return {element, mark, lit, said: `${count(statements.length)} statements, ${count(all.flatMap(each => each.smells).length)} smells.`};
}

function asks(method) {
  return method.queries.length > 0 || method.smells.length > 0;
}

function limited() {
  try {
    const value = localStorage.getItem(LIMIT);
    return value === null || value === "" ? null : Number(value);
  } catch {
    return null;
  }
}

function keep(value) {
  try {
    localStorage.setItem(LIMIT, value === null ? "" : String(value));
  } catch {
    // It holds for this page then.
  }
}

/** What every reason says, which is told once and not at each statement. */
function common(reasons) {
  const told = reasons.filter(Boolean).map(each => each.split("; "));
  return told.length < 2 ? [] : told[0].filter(part => told.every(each => each.includes(part)));
}

function sum(list, pick) {
  const values = list.map(pick).filter(known);
  return values.length === 0 ? null : values.reduce((one, other) => one + other, 0);
}

function tiles(all, statements, {database}) {
  const tile = (name, value, note) => h("div", {class: "tile"}, h("dt", null, name), h("dd", null, value), h("dd", {class: "note"}, note));
  const smells = all.flatMap(each => each.smells);
  const problems = statements.flatMap(each => each.plan?.problems ?? []);
  const seen = [...new Map(statements.filter(each => each.figures).map(each => [each.fingerprint, each.figures])).values()];
  const predicted = statements.filter(each => known(each.prediction?.predictedMs));
  const cost = sum(statements, each => each.plan?.totalCost);
  const unknown = database === null ? "no database chosen" : "nothing is known";
  return h("dl", {class: "tiles few five"},
    tile("Statements", count(statements.length), `${count(statements.filter(each => each.exact).length)} known word for word`),
    tile("Smells", count(smells.length), smells.length === 0 ? "none found" : `in ${count(all.filter(each => each.smells.length > 0).length)} of the methods`),
    tile("Plan problems", database === null ? "–" : count(problems.length), database === null ? unknown : `${count(statements.filter(each => each.plan).length)} of ${count(statements.length)} planned`),
    tile("Predicted", figure(millis(sum(predicted, each => each.prediction.predictedMs))), predicted.length === 0 ? unknown : `${count(predicted.length)} of ${count(statements.length)}, each once; planner’s cost ${text(parts(cost))}`),
    tile("Last day", figure(millis(sum(seen, each => each.totalMs))), seen.length === 0 ? database === null ? unknown : `none of ${count(statements.filter(each => known(each.seen)).length)} looked up was seen` : `in production: ${count(sum(seen, each => each.calls))} ${sum(seen, each => each.calls) === 1 ? "call" : "calls"} of ${count(seen.length)} ${seen.length === 1 ? "query" : "queries"}`));
}

/** The lines of the source that ask or smell, the worst of each line. */
function marks(methods, {limit}) {
  const lines = new Map();
  const add = (line, kind, title) => {
    const here = lines.get(line) ?? {kind: "good", titles: []};
    here.kind = [here.kind, kind].includes("bad") ? "bad" : [here.kind, kind].includes("warn") ? "warn" : "good";
    here.titles.push(title);
    lines.set(line, here);
  };
  for (const each of methods) {
    each.queries.forEach(asked => {
      const bad = limit !== null && asked.prediction?.predictedMs > limit || asked.plan?.problems.some(one => one.severity === "high") || asked.anomalies?.length > 0;
      add(asked.line, bad ? "bad" : asked.exact && !asked.plan?.problems.length ? "good" : "warn", asked.sql ?? "a statement that is not known");
    });
    each.smells.forEach(smell => add(smell.line, "warn", smell.text));
  }
  return [...lines].map(([line, {kind, titles}]) => ({
    line, kind, sign: kind === "good" ? "●" : kind === "warn" ? "▲" : "◆", title: [...titles, "click to see it in the review"].join("\n"),
    line_class: kind === "bad" ? "alive" : kind === "warn" ? "partly" : "lit",
  }));
}

function methodOf(method, context, open) {
  const inside = h("div", {class: "method-body"});
  const element = h("details", {class: "review-method", open},
    h("summary", null,
      h("code", {class: "method-name"}, named(method)),
      h("span", {class: "dim"}, [method.path, `line ${method.line}`].filter(Boolean).join(", ")),
      h("span", {class: "row"},
        method.queries.length > 0 && badge("accent", `${method.queries.length} ${method.queries.length === 1 ? "statement" : "statements"}`),
        method.smells.length > 0 && badge("warn", `${method.smells.length} ${method.smells.length === 1 ? "smell" : "smells"}`),
        method.tests?.methods.length > 0 && badge("good", `${method.tests.methods.length} ${method.tests.methods.length === 1 ? "test" : "tests"}`))),
    inside);
  let statements = [];
  // What is folded is not made: a large source has thousands of methods.
  const fill = () => {
    if (inside.childElementCount > 0) {
      return;
    }
    const line = at => h("button", {type: "button", class: "small quiet line", "aria-label": `Show line ${at} in the source`, onclick: () => context.source.at(method.file, at)}, `line ${at}`);
    statements = method.queries.map(each => statement(each, {...context, line, limit: () => context.limit}));
    put(inside,
      method.degraded && notice("", method.degraded),
      statements.map(each => each.element),
      method.queries.length === 0 && method.smells.length === 0 && h("p", {class: "dim"}, "It asks nothing."),
      method.smells.length > 0 && h("ul", {class: "smells"}, method.smells.map(each => h("li", null,
        badge("warn", worded(each.kind)), each.evidence.map(line), h("p", null, each.text)))),
      context.tests && testsOf(method));
  };
  element.addEventListener("toggle", () => element.open && fill());
  if (open) {
    fill();
  }
  return {
    element,
    method,
    limit: () => statements.forEach(each => each.limit()),
    reveal: line => {
      element.open = true;
      fill();
      const target = statements.find(each => each.asked.line === line)?.element ?? element;
      element.classList.add("lit");
      element.querySelector("summary").focus({preventScroll: true});
      target.scrollIntoView({block: "center"});
    },
  };
}

function named({type, name, id}) {
  return name === "<init>" ? `new ${type}${id.slice(id.indexOf("("))}` : name === "<type>" ? `${type}, outside its methods` : `${type}.${id}`;
}

function worded(kind) {
  return kind === "nPlusOne" ? "N+1" : kind.replace(/([A-Z])/g, " $1").toLowerCase();
}

function classes(list) {
  return h("div", {class: "written"}, list.map(test => h("article", null,
    h("header", {class: "row"}, h("h3", {class: "grow mono"}, test.path), copier(() => test.source), h("button", {type: "button", class: "small", onclick: () => download(test.path, test.source)}, "Download")),
    h("details", null, h("summary", null, "The whole test class"), h("pre", {class: "code", tabindex: "0"}, test.source)))));
}
