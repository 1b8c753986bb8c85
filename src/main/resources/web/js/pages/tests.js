/** The tests desk: a source on one side, its proven tests with what they tell on the other. */
import {badge, card, copier, download, empty, figure, head, level, notice, problem, table, tabs} from "../components.js";
import {Problem, get, path, post, remove} from "../api.js";
import {announce, h, put, say} from "../dom.js";
import {editor} from "../editor.js";
import {count, millis, percent, text} from "../format.js";
import {ledger} from "./tests-ledger.js";

const MOST = 2 * 1024 * 1024;
const SAMPLE = `package demo;

import java.util.Locale;

/** Shipping costs of a shop. */
public class Shipping {
  private final int freeFrom;

  public Shipping(int freeFrom) {
    if (freeFrom < 0) {
      throw new IllegalArgumentException("freeFrom must not be negative");
    }
    this.freeFrom = freeFrom;
  }

  /** Cents for a parcel of that weight; heavier ones cost more. */
  public int cents(int grams, int total) {
    if (grams <= 0) {
      throw new IllegalArgumentException("a parcel weighs something");
    }
    if (total >= freeFrom) {
      return 0;
    }
    return grams <= 500 ? 390 : grams <= 2000 ? 590 : 1190;
  }

  public static String label(String country) {
    return country == null || country.isBlank()
        ? "unknown"
        : country.strip().toUpperCase(Locale.ROOT);
  }
}
`;
const VERDICTS = {
  green: ["good", "green", "Every test ran twice, in different JVMs and orders, and passed."],
  compiled: ["warn", "compiled, not run", "The tests compile; they were not run."],
  noTests: ["warn", "no tests", "The code was run, and no test came of it."],
  crashed: ["bad", "crashed", "Running the code took the JVM down."],
  timedOut: ["bad", "timed out", "The code ran until the deadline."],
  outOfMemory: ["bad", "out of memory", "The code took all memory."],
  notCompiled: ["bad", "does not compile", "The source does not compile, so there is nothing to test."],
};
const STAGES = {waiting: "waiting for its turn", compile: "compiling", read: "reading conditions", plan: "choosing inputs", run: "running it", search: "searching inputs", mutants: "trying mutants", choose: "choosing rows", check: "running the tests twice", write: "writing"};

export async function mount(root, {params, signal}) {
  const run = h("button", {class: "primary", type: "button"}, "Write tests");
  const stop = h("button", {type: "button", hidden: true}, "Stop");
  const file = h("input", {type: "file", accept: ".java,text/x-java", class: "unseen", "aria-label": "Java file", tabindex: "-1"});
  const open = h("button", {type: "button", onclick: () => file.click()}, "Open a file…");
  const framework = h("select", {id: "framework"}, [["junit5", "JUnit 5"], ["junit4", "JUnit 4"]].map(([value, name]) => h("option", {value}, name)));
  const assertions = h("select", {id: "assertions"}, [["junit", "JUnit’s"], ["assertj", "AssertJ"]].map(([value, name]) => h("option", {value}, name)));
  const efforts = [["fast", "Fast", "about a second"], ["thorough", "Thorough", "up to 10 s"]].map(([value, name, title]) => h("label", {class: "choice", title}, h("input", {type: "radio", name: "effort", value, checked: value === "fast"}), name));
  const size = h("span", {class: "dim"});
  const results = h("div", {class: "results"});
  const steps = h("div", {class: "steps", hidden: true});
  const source = await editor({
    label: "Java source", text: sessionText() ?? SAMPLE, hint: "Paste a Java class, or drop a file here", onRun: () => start(),
    onChange: () => changed(), onMark: line => shown?.lit(line),
  });
  signal.addEventListener("abort", () => source.destroy());
  const drop = h("div", {class: "drop"}, source.element);
  let shown = null;
  let job = null;

  root.append(
    head("Tests", h("p", {class: "below"}, "Proven before they are handed out: run twice in a sandbox, measured by the changes of the code they notice.")),
    h("div", {class: "bench"},
      h("section", {class: "card source"},
        h("header", null, h("h2", null, "Source"), size),
        drop,
        h("footer", {class: "row"}, h("fieldset", null, h("legend", null, "Effort"), efforts), h("span", {class: "row"}, h("label", {for: "framework"}, "For"), framework), h("span", {class: "row"}, h("label", {for: "assertions"}, "Assertions"), assertions), file, h("span", {class: "row actions"}, open, stop, run))),
      h("section", {class: "card outcome", "aria-label": "Tests"}, steps, results)));
  put(results, empty("No tests yet", "Write tests for the sample, or put a class of yours in its place. Strangers’ code is run in child JVMs without network and files; nothing of it is loaded here."));
  changed();

  function changed() {
    const bytes = new Blob([source.text()]).size;
    say(size, bytes > MOST ? `${text(["2", "MB"])} at the most; this is more` : `${count(source.text().split("\n").length)} lines`);
    run.disabled = bytes > MOST || job !== null;
    try {
      sessionStorage.setItem("assay.source", source.text().length < 200_000 ? source.text() : "");
    } catch {
      // It is only kept for going back and forth between pages.
    }
    shown?.stale();
  }

  async function take(list) {
    const first = [...(list ?? [])][0];
    if (!first) {
      return;
    }
    if (first.size > MOST) {
      put(results, problem(new Problem({title: "Too large", detail: `${first.name} has ${text(["2", "MB"])} or more; a source may have 2 MB.`, status: 413})));
      return;
    }
    source.set(await first.text());
    announce(`${first.name} is open.`);
  }

  file.addEventListener("change", () => take(file.files));
  drop.addEventListener("dragover", event => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", event => {
    event.preventDefault();
    event.stopPropagation();
    drop.classList.remove("over");
    take(event.dataTransfer.files);
  }, true);
  run.addEventListener("click", () => start());
  stop.addEventListener("click", () => job?.stop());
  if (params.id) {
    await recall(params.id);
  }

  async function recall(id) {
    try {
      const {status, body} = await get(path`/v1/tests/${id}`, {signal});
      if (status === 200) {
        show(body, null);
      }
    } catch (cause) {
      put(results, problem(cause));
    }
  }

  async function start() {
    if (job) {
      return;
    }
    const asked = source.text();
    const effort = root.querySelector("input[name=effort]:checked").value;
    const question = {source: asked, options: {effort, framework: framework.value, assertions: assertions.value, detail: true}};
    const halt = new AbortController();
    signal.addEventListener("abort", () => halt.abort(), {signal: halt.signal});
    job = {id: null, stop: async () => {
      const id = job?.id;
      halt.abort();
      if (id) {
        await remove(path`/v1/tests/${id}`).catch(() => {});
      }
    }};
    run.disabled = true;
    stop.hidden = false;
    results.setAttribute("aria-busy", "true");
    source.mark([]);
    put(steps, progress("waiting", 0, 0, null));
    steps.hidden = false;
    // Below each other on a phone, what happens would not be seen.
    steps.scrollIntoView({block: "nearest"});
    const begun = performance.now();
    try {
      let answer = await post("/v1/tests", question, {signal: halt.signal});
      const cache = answer.headers.get("x-cache");
      if (answer.status === 202) {
        job.id = answer.body.id;
        await watch(answer.body, halt.signal);
        answer = await get(path`/v1/tests/${answer.body.id}`, {signal: halt.signal});
      }
      show(answer.body, asked, performance.now() - begun, cache);
      announce(`${VERDICTS[answer.body.verdict]?.[1] ?? answer.body.verdict}: ${answer.body.score?.tests ?? 0} tests.`);
    } catch (cause) {
      if (!signal.aborted) {
        put(results, halt.signal.aborted ? notice("", "Stopped.") : problem(late(cause, effort), () => start()));
      }
    } finally {
      job = null;
      run.disabled = false;
      stop.hidden = true;
      steps.hidden = true;
      results.removeAttribute("aria-busy");
    }
  }

  /** Follows a long question until it ended. */
  function watch(pending, abort) {
    return new Promise((done, failed) => {
      const events = new EventSource(pending.events);
      const end = () => {
        events.close();
        done();
      };
      events.addEventListener("progress", event => {
        const {stage, done: at, total, best} = JSON.parse(event.data);
        put(steps, progress(stage, at, total, best));
      });
      ["done", "cancelled", "failed"].forEach(name => events.addEventListener(name, end));
      events.addEventListener("error", () => {
        // A server that was started anew knows nothing of the question, and asking for it says so.
        if (events.readyState === EventSource.CLOSED) {
          end();
        }
      });
      abort.addEventListener("abort", () => {
        events.close();
        failed(abort.reason);
      });
    });
  }

  function show(made, asked, took, cache) {
    shown = outcome(made, {source, asked, took, cache, signal});
    put(results, shown.element);
    shown.mark();
  }
}

function sessionText() {
  try {
    return sessionStorage.getItem("assay.source") || null;
  } catch {
    return null;
  }
}

// A long question is a job, which is not cut off by the deadline of a request.
function late(cause, effort) {
  if (cause.status === 504 && effort === "fast") {
    cause.message = "It takes longer than a request may. Choose “Thorough”, which is not cut off, or give a smaller source.";
  }
  return cause;
}

function progress(stage, done, total, best) {
  return [
    h("p", null, h("strong", null, STAGES[stage] ?? stage), total > 0 && ` ${count(done)} of ${count(total)}`, best ? ` · best so far ${text(percent(best))}` : ""),
    h("progress", {class: "bar-progress", "aria-label": "Progress", ...(total > 0 ? {value: done, max: total} : {})}),
  ];
}

/** One answer with its tabs. */
function outcome(made, {source, asked, took, cache, signal}) {
  const [kind, name, meaning] = VERDICTS[made.verdict] ?? ["", made.verdict, ""];
  const told = made.detail && asked !== null ? ledger(made, asked, source) : null;
  const old = h("p", {class: "dim pad", hidden: true}, "The source was changed since; the marks in it are gone.");
  const views = [
    {title: "Tests", count: made.tests.length, panel: () => classes(made, told)},
    told && {title: "Mutants", count: made.detail.mutants.filter(each => !told.killed.has(each.id) && each.counts).length, panel: () => told.mutants()},
    {title: "Findings", count: made.findings.length, panel: () => findings(made.findings, source)},
    made.skipped.length > 0 && {title: "Skipped", count: made.skipped.length, panel: () => skipped(made.skipped)},
    made.detail && {title: "Patterns", count: made.detail.patterns.length, panel: () => patterns(made.detail.patterns, signal)},
    {title: "Measured", panel: () => measured(made)},
  ].filter(Boolean);
  const element = h("div", null,
    h("header", {class: "verdict"},
      h("p", null, badge(kind, name), " ", h("span", {class: "dim"}, meaning, took !== undefined && ` ${cache === "HIT" ? "Known already, answered" : "Took"} ${cache === "HIT" ? "in " : ""}${text(millis(took))}.`)),
      made.degraded && notice("", made.degraded),
      made.score && score(made.score)),
    made.compiler.length > 0 && h("div", {class: "pad"}, h("pre", {class: "code wrap", tabindex: "0"}, made.compiler.join("\n"))),
    old,
    made.verdict !== "notCompiled" && tabs("What came of it", views));
  return {
    element,
    mark: () => told && source.mark(told.marks()),
    lit: line => told?.tell(line),
    stale: () => { old.hidden = asked === null || source.text() === asked; },
  };
}

function score(all) {
  const tile = (name, value, note) => h("div", {class: "tile"}, h("dt", null, name), h("dd", null, value), note && h("dd", {class: "note"}, note));
  return h("dl", {class: "tiles few"},
    tile("Score", figure(percent(all.total)), "(2 branches + 4 mutants) / 6"),
    tile("Mutants noticed", figure(percent(all.mutationScore)), `${all.killed} of ${all.mutants}`),
    tile("Branches taken", figure(percent(all.branchCoverage))),
    tile("Tests", count(all.tests), `${all.rows} ${all.rows === 1 ? "row" : "rows"}${all.complete ? "" : "; the time ended the search"}`));
}

function classes(made, told) {
  if (made.tests.length === 0) {
    return empty("No test is handed out", made.skipped.length > 0 ? "See “Skipped” for the reason of each method." : "There is nothing in the source that could be tested.");
  }
  return h("div", {class: "written"}, made.tests.map(test => h("article", null,
    h("header", {class: "row"}, h("h3", {class: "grow mono"}, test.path), copier(() => test.source), h("button", {type: "button", class: "small", onclick: () => download(test.path, test.source)}, "Download")),
    told ? told.annotated(test) : h("pre", {class: "code", tabindex: "0"}, test.source))));
}

function findings(list, source) {
  if (list.length === 0) {
    return empty("Nothing that a person should look at", "What looks like a mistake of the code is listed here, with its line.");
  }
  return h("ul", {class: "findings"}, list.map(each => h("li", null,
    badge("warn", each.kind), " ", h("button", {type: "button", class: "small quiet", onclick: () => source.show(each.line)}, `line ${each.line}`), h("code", null, each.method), h("p", null, each.text))));
}

function skipped(list) {
  const all = table({caption: "Methods without a test", key: row => row.method + row.code, columns: [
    {title: "Method", row: true, cell: row => h("code", null, row.method)},
    {title: "Why", cell: row => row.reason},
    {title: "Kind", cell: row => h("code", {class: "dim"}, row.code)},
  ]});
  all.update(list);
  return all.element;
}

function patterns(list, signal) {
  if (list.length === 0) {
    return empty("No pattern fitted", "Patterns are rows that others’ tests have shown to matter; none had parameters like these.");
  }
  return h("ul", {class: "patterns"}, [...list].sort((one, other) => other.kept - one.kept).map(each => pattern(each, signal)));
}

function pattern(each, signal) {
  const said = h("span", {class: "dim", role: "status"});
  const buttons = [["accept", "Accept"], ["reject", "Reject"]].map(([verdict, name]) => h("button", {type: "button", class: "small", "aria-label": `${name}: ${each.title}`, onclick: () => judge(verdict)}, name));
  async function judge(verdict) {
    buttons.forEach(button => { button.disabled = true; });
    try {
      const {body} = await post(path`/v1/patterns/${each.id}/feedback`, {verdict}, {signal});
      put(said, `${verdict === "accept" ? "Accepted" : "Rejected"}; confidence now ${text(percent(body.confidence, 0))}`);
    } catch (cause) {
      buttons.forEach(button => { button.disabled = false; });
      put(said, cause.message);
    }
  }
  return h("li", null, h("div", {class: "grow"}, h("strong", null, each.title), h("p", {class: "dim"}, `${each.domain} · ${each.tried} ${each.tried === 1 ? "row" : "rows"} tried, ${each.kept === 0 ? "none" : each.kept} in the tests`)), said, h("span", {class: "row"}, buttons));
}

function measured(made) {
  const operators = table({caption: "Mutants by kind", key: row => row.name, none: empty("Nothing was measured"), columns: [
    {title: "Kind of change", row: true, cell: row => row.name.replace(/([A-Z])/g, " $1").toLowerCase()},
    {title: "Noticed", num: true, cell: row => `${row.killed} of ${row.mutants}`},
    {title: "Share", cell: row => level(row.killed / row.mutants, row.killed < row.mutants ? "warn" : "")},
  ]});
  operators.update(Object.entries(made.score?.operators ?? {}).map(([name, each]) => ({name, ...each})));
  const stages = table({caption: "Time by stage", key: row => row.name, columns: [
    {title: "Stage", row: true, cell: row => STAGES[row.name] ?? row.name},
    {title: "Time", num: true, cell: row => millis(row.took)},
    {title: "Share", cell: row => level(row.took / made.timings.total)},
  ]});
  stages.update(Object.entries(made.timings).map(([name, took]) => ({name, took})));
  const of = made.score;
  return h("div", {class: "measured"}, operators.element, stages.element,
    h("p", {class: "dim pad"}, [`run in ${made.sandbox ?? "nothing"}`, made.domains.length > 0 && `taken for ${made.domains.join(", ")}`, of && `left out: ${of.redundantDropped} rows that tell no more, ${of.flakyDropped} that differed, ${of.redDropped} that were not green`, of && Object.entries(of.provenance).map(([from, n]) => `${n} ${from}`).join(", ")].filter(Boolean).join(" · ")));
}
