/** The lines of a list of queries, asked for as their rows come into sight, a few at a time. */
import {get, path} from "../api.js";
import {spark} from "../components.js";
import {h} from "../dom.js";

const AT_ONCE = 3;
const POINTS = 60;

/**
 * of(fingerprint): the place of its line, the same each time; watch(element): those in it are drawn
 * when they are seen; stale(): those in sight are asked for again; forget(): all are.
 */
export function sparks(database, since, signal) {
  const places = new Map();
  const seen = new Set();
  const waiting = new Set();
  let generation = 0;
  let busy = 0;

  const sight = new IntersectionObserver(entries => {
    for (const {target, isIntersecting} of entries) {
      if (isIntersecting) {
        seen.add(target.fingerprint);
        want(target.fingerprint);
      } else {
        seen.delete(target.fingerprint);
        waiting.delete(target.fingerprint);
      }
    }
  });
  signal.addEventListener("abort", () => sight.disconnect());

  function want(fingerprint) {
    if (places.get(fingerprint).generation !== generation) {
      waiting.add(fingerprint);
      next();
    }
  }

  async function next() {
    const [fingerprint] = waiting;
    if (busy >= AT_ONCE || fingerprint === undefined || signal.aborted) {
      return;
    }
    waiting.delete(fingerprint);
    busy++;
    const place = places.get(fingerprint);
    const mine = generation;
    try {
      const {body} = await get(path`/v1/databases/${database}/queries/${fingerprint}?since=${since()}`, {signal});
      place.line.update(thinned(body.series.map(each => each.calls > 0 ? each.meanMs : null)));
      place.generation = mine;
      place.element.title = `${body.series.length} intervals`;
    } catch (cause) {
      place.element.title = cause.message;
    } finally {
      busy--;
      next();
    }
  }

  return {
    of: fingerprint => {
      if (!places.has(fingerprint)) {
        const line = spark();
        const element = h("span", {class: "line"}, line.element);
        element.fingerprint = fingerprint;
        places.set(fingerprint, {line, element, generation: -1});
      }
      return places.get(fingerprint).element;
    },
    watch: element => element.querySelectorAll(".line").forEach(each => sight.observe(each)),
    stale: () => {
      generation++;
      seen.forEach(want);
    },
    forget: () => {
      generation++;
      places.forEach(each => each.line.update([]));
    },
  };
}

/** Means of neighbours, so that a line has no more points than it has room for. */
function thinned(values) {
  const step = Math.ceil(values.length / POINTS);
  if (step <= 1) {
    return values;
  }
  return Array.from({length: Math.ceil(values.length / step)}, (none, i) => {
    const some = values.slice(i * step, (i + 1) * step).filter(each => each !== null);
    return some.length === 0 ? null : some.reduce((sum, each) => sum + each, 0) / some.length;
  });
}
