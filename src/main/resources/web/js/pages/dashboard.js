/** What the server does now: told once a second by /v1/live, without asking for anything else. */
import {badge, card, empty, figure, head, level, spark, table, time} from "../components.js";
import {get} from "../api.js";
import {BYTES, chart} from "../chart.js";
import {announce, h, put, say} from "../dom.js";
import {listen} from "../events.js";
import {UNKNOWN, bytes, count, known, millis, parts, percent, span, text} from "../format.js";
import {databases} from "./dashboard-databases.js";

const KEPT = 300;

export function mount(root, {signal}) {
  const state = h("p", null, "Waiting for the first figures…");
  const tiles = [
    tile("Requests", now => parts(now.http.perSecond, "/s"), now => now.http.perSecond),
    tile("Median", now => millis(now.http.times?.p50), now => now.http.times?.p50 ?? null),
    tile("99th percentile", now => millis(now.http.times?.p99), now => now.http.times?.p99 ?? null),
    tile("Failed", now => parts(now.http.failed, "/s"), now => now.http.failed, 1),
    tile("Processor", now => percent(now.jvm.cpu), now => now.jvm.cpu ?? null, 1),
    tile("Heap", now => bytes(now.jvm.heapUsed), now => now.jvm.heapUsed, null, now => `of ${text(bytes(now.jvm.heapMax))}`),
  ];
  const throughput = chart({label: "Requests per second over the last minutes", series: [
    {name: "all", format: value => parts(value, "/s"), fill: true},
    {name: "refused (4xx)", format: value => parts(value, "/s")},
    {name: "failed (5xx)", format: value => parts(value, "/s")},
  ]}, signal);
  const latency = chart({label: "Latency percentiles over the last minutes", series: [
    {name: "median", format: millis}, {name: "95th", format: millis}, {name: "99th", format: millis},
  ]}, signal);
  const machine = chart({label: "Processor and garbage collection over the last minutes", height: 130, series: [
    {name: "processor", format: percent, fill: true}, {name: "collecting garbage", format: percent},
  ]}, signal);
  const heap = chart({label: "Heap over the last minutes", height: 130, steps: BYTES, series: [{name: "heap", format: bytes, fill: true}]}, signal);

  const routes = routesTable();
  const caches = cachesTable();
  const queues = queuesTable();
  const pools = poolsTable();
  const sandbox = h("div", null);
  const models = modelsTable();
  const whys = h("div", {class: "pad"});
  const jvm = h("dl", {class: "pairs"});
  const watched = databases();

  root.append(
    head("Dashboard", state),
    h("dl", {class: "tiles"}, tiles.map(each => each.element)),
    h("div", {class: "grid"},
      card("Throughput", {span: 6}, throughput.element),
      card("Latency", {span: 6, aside: h("p", null, "of answers in the last 10 samples")}, latency.element),
      watched.element,
      card("Routes", {span: 12, flush: true, aside: h("p", null, "busiest first; those never asked are left out")}, routes.element),
      card("Caches", {span: 7, flush: true}, caches.element),
      h("div", {class: "span-5 stack"},
        card("Queues", {flush: true, aside: h("p", null, "questions at work or waiting")}, queues.element),
        card("Connection pools", {flush: true}, pools.element)),
      card("Model service", {span: 7, flush: true, aside: h("p", null, "breakers and retries")}, models.element, whys),
      card("Sandbox", {span: 5, aside: h("p", null, "child JVMs that run strangers’ code")}, sandbox),
      card("JVM", {span: 12}, h("div", {class: "grid"},
        h("div", {class: "span-5"}, machine.element), h("div", {class: "span-4"}, heap.element), h("div", {class: "span-3"}, jvm)))));

  const past = [];
  const keep = moment => {
    if (past.length === 0 || moment.number > past.at(-1).number) {
      past.push(moment);
    } else if (moment.number < past[0].number - KEPT || moment.number < past.at(-1).number) {
      // Its numbers begin anew: another process answers.
      past.splice(0, past.length, moment);
    }
    past.splice(0, past.length - KEPT);
  };

  const draw = () => {
    const times = past.map(each => Date.parse(each.at) / 1000);
    const of = pick => past.map(each => pick(each) ?? null);
    throughput.update([times, of(each => each.http.perSecond), of(each => each.http.refused), of(each => each.http.failed)]);
    latency.update([times, of(each => each.http.times?.p50), of(each => each.http.times?.p95), of(each => each.http.times?.p99)]);
    machine.update([times, of(each => each.jvm.cpu), of(each => each.jvm.collecting)]);
    heap.update([times, of(each => each.jvm.heapUsed)]);
    tiles.forEach(each => each.update(past));
  };

  // Why a breaker opened is no figure, so it is asked for when it happens.
  const reasons = async wanted => {
    try {
      const {body} = wanted ? await get("/v1/ml", {signal}) : {body: {operations: {}}};
      put(whys, Object.entries(body.operations).filter(([, each]) => each.breaker !== "closed" && each.why).map(([name, each]) => h("p", null, h("strong", null, name), `: ${each.why}, since `, time(each.changedAt))));
    } catch (cause) {
      if (!signal.aborted) {
        put(whys, h("p", {class: "dim"}, `Why is not known: ${cause.message}`));
      }
    }
  };

  let breakers = "";
  listen("/v1/live", {
    past: data => {
      data.moments.forEach(keep);
      draw();
    },
    databases: data => watched.update(data.databases),
    sample: now => {
      keep({number: now.number, at: now.at, http: now.http, jvm: now.jvm,
        hitRates: Object.fromEntries(now.caches.filter(each => known(each.hitRate)).map(each => [each.name, each.hitRate])),
        sizes: Object.fromEntries(now.caches.map(each => [each.name, each.size]))});
      draw();
      say(state, `Live, every ${now.seconds < 1.6 ? "second" : span(now.seconds)} · ${count(now.http.inFlight)} in flight · up ${span(now.jvm.upSeconds)}`);
      routes.update(now.routes);
      caches.update(now.caches.map(each => ({...each, rates: past.map(moment => moment.hitRates?.[each.name] ?? null), sizes: past.map(moment => moment.sizes?.[each.name] ?? null)})));
      queues.update(now.queues);
      pools.update(now.pools);
      models.update(now.models.operations);
      put(sandbox, sandboxed(now.sandbox));
      put(jvm, pairs([
        ["Threads", count(now.jvm.threads)],
        ["Processors", count(now.jvm.processors)],
        ["Heap", `${text(bytes(now.jvm.heapUsed))} of ${text(bytes(now.jvm.heapMax))}`],
        ["Collecting", text(percent(now.jvm.collecting))],
        ["Connections to models", `${now.models.inUse} of ${now.models.connections}`],
        ["Retries left in the budget", text(parts(now.models.retryBudget))],
      ]));
      const opened = now.models.operations.filter(each => each.breaker !== "closed").map(each => `${each.name} ${each.breaker}`).join(", ");
      if (opened !== breakers) {
        announce(opened === "" ? "All breakers are closed." : `Breakers: ${opened}.`);
        breakers = opened;
        reasons(opened !== "");
      }
    },
  }, signal, away => away && say(state, "Not live: these are the last figures that came"));
}

function tile(name, format, pick, top, note) {
  const value = h("dd", null, UNKNOWN);
  const beside = note && h("dd", {class: "note"});
  const line = spark();
  const element = h("div", {class: "tile"}, h("dt", null, name), value, line.element);
  if (note) {
    value.after(beside);
  }
  return {element, update: past => {
    const now = past.at(-1);
    if (!now) {
      return;
    }
    put(value, figure(format(now)));
    if (note) {
      beside.className = "note beside";
      say(beside, note(now));
    }
    const values = past.slice(-120).map(pick);
    line.update(values, top === 1 && Math.max(...values.filter(known), 0) <= 1 ? 1 : undefined);
  }};
}

function pairs(list) {
  return list.map(([name, value]) => [h("dt", null, name), h("dd", null, value)]);
}

/** A rate that is mostly zero is quiet until it is not. */
function rate(value, kind) {
  return value === 0 ? h("span", {class: "zero"}, "0") : kind ? badge(kind, text(parts(value, "/s"))) : parts(value, "/s");
}

function routesTable() {
  return table({
    caption: "Routes", key: row => `${row.method} ${row.route}`,
    none: empty("Nothing was asked yet", h("p", null, "Ask something, for instance on ", h("a", {href: "/tests"}, "the tests page"), ".")),
    columns: [
      {title: "Route", row: true, cell: row => h("span", {class: "nowrap"}, h("span", {class: "method"}, row.method), h("code", null, row.route))},
      {title: "Now", num: true, cell: row => rate(row.perSecond)},
      {title: "Median", num: true, cell: row => millis(row.times?.p50)},
      {title: "95 %", num: true, cell: row => millis(row.times?.p95)},
      {title: "99 %", num: true, cell: row => millis(row.times?.p99)},
      {title: "Slowest", num: true, cell: row => millis(row.times?.max)},
      {title: "Refused", num: true, cell: row => rate(row.refused, "warn")},
      {title: "Failed", num: true, cell: row => rate(row.failed, "bad")},
      {title: "Answers", num: true, cell: row => count(row.calls)},
    ],
  });
}

function cachesTable() {
  const lines = new Map();
  const overTime = (row, of, values, top) => {
    const key = `${row.name} ${of}`;
    if (!lines.has(key)) {
      lines.set(key, spark());
    }
    lines.get(key).update(values, top);
    return lines.get(key).element;
  };
  return table({
    caption: "Caches", key: row => row.name, none: empty("No cache is declared"),
    columns: [
      {title: "Cache", row: true, cell: row => row.enabled ? row.name : h("span", null, row.name, " ", badge("warn", "off"))},
      {title: "Looks", num: true, cell: row => rate(row.looksPerSecond)},
      {title: "Hit rate", num: true, cell: row => percent(row.hitRate)},
      {title: "Hits over time", cell: row => overTime(row, "rates", row.rates, 1)},
      {title: "Since start", num: true, cell: row => percent(row.overall)},
      {title: "Entries", num: true, cell: row => h("span", null, count(row.size), h("span", {class: "unit"}, ` of ${count(row.maxSize)}`))},
      {title: "Size over time", cell: row => overTime(row, "sizes", row.sizes)},
      {title: "Kept", num: true, cell: row => span(row.ttlSeconds)},
    ],
  });
}

function queuesTable() {
  return table({
    caption: "Queues", key: row => row.name, none: empty("No desk is open"),
    columns: [
      {title: "Desk", row: true, cell: row => row.name},
      {title: "In flight", num: true, cell: row => count(row.inFlight)},
      {title: "Room", num: true, cell: row => count(row.capacity)},
      {title: "Filled", cell: row => filled(row.inFlight / row.capacity)},
    ],
  });
}

function poolsTable() {
  return table({
    caption: "Connection pools", key: row => row.name, none: empty("No pool is open"),
    columns: [
      {title: "Pool", row: true, cell: row => row.name},
      {title: "In use", num: true, cell: row => count(row.inUse)},
      {title: "Open", num: true, cell: row => h("span", null, count(row.size), h("span", {class: "unit"}, ` of ${count(row.maxSize)}`))},
      {title: "Waiting", num: true, cell: row => row.waiting > 0 ? badge("warn", count(row.waiting)) : h("span", {class: "zero"}, "0")},
      {title: "Given up", num: true, cell: row => row.timeouts > 0 ? badge("bad", count(row.timeouts)) : h("span", {class: "zero"}, "0")},
    ],
  });
}

function filled(share) {
  return level(share, share > 0.9 ? "bad" : share > 0.5 ? "warn" : "");
}

const BREAKERS = {closed: ["good", "closed"], halfOpen: ["warn", "half open"], open: ["bad", "open"]};

function modelsTable() {
  return table({
    caption: "Operations of the model service", key: row => row.name, none: empty("No model service is asked"),
    columns: [
      {title: "Operation", row: true, cell: row => row.name},
      {title: "Breaker", cell: row => badge(...BREAKERS[row.breaker])},
      {title: "Now", num: true, cell: row => rate(row.perSecond)},
      {title: "Questions", num: true, cell: row => count(row.calls)},
      {title: "Retries", num: true, cell: row => count(row.retries)},
      {title: "Failures", num: true, cell: row => row.failures > 0 ? badge("bad", count(row.failures)) : h("span", {class: "zero"}, "0")},
    ],
  });
}

function sandboxed(box) {
  return [
    !box.ready && h("p", null, badge("bad", "not ready"), " Code cannot be run, so tests are written and not proven: install bubblewrap, or see the log."),
    h("dl", {class: "pairs"}, pairs([
      ["Children alive", count(box.children)],
      ["Of these, idle", count(box.idle)],
      ["Questions waiting for a child", box.waiting > 0 ? badge("warn", count(box.waiting)) : "0"],
      ["Started", count(box.started)],
      ["Used again", count(box.reused)],
      ["Ended for misbehaving", count(box.killed)],
    ])),
  ];
}
