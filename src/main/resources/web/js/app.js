/** The frame: which page is shown at which address, the colours, and what is said of failures. */
import {announce, h, put} from "./dom.js";
import {Problem} from "./api.js";
import {problem} from "./components.js";
import {watch} from "./events.js";

// PageRoutes.java answers the first parts of these paths with the shell.
const PAGES = [
  [/^\/$/, "dashboard", "Dashboard"],
  [/^\/tests(?:\/(?<id>[\w.-]+))?$/, "tests", "Tests"],
  [/^\/queries$/, "queries", "Queries"],
  [/^\/queries\/(?<db>[^/]+)\/(?<fingerprint>[0-9a-f]{16})$/, "query", "Query"],
  [/^\/queries\/(?<db>[^/]+)\/snapshots$/, "snapshots", "Snapshots"],
  [/^\/queries\/(?<db>[^/]+)\/sql$/, "sql", "Paste SQL"],
  [/^\/queries\/(?<db>[^/]+)\/advice$/, "advice", "Advice"],
  [/^\/queries\/(?<db>[^/]+)\/anomalies$/, "queries-anomalies", "Anomalies"],
  [/^\/queries\/(?<db>[^/]+)\/workload$/, "workload", "Workload"],
  [/^\/queries\/(?<db>[^/]+)$/, "queries", "Queries"],
  [/^\/reviews$/, "reviews", "Reviews"],
  [/^\/docs$/, "docs", "API"],
];

const main = document.getElementById("main");
let leave = new AbortController();
let shown = null;

async function show(first) {
  const here = location.pathname.replace(/(.)\/$/, "$1");
  if (shown === here + location.search) {
    return;
  }
  shown = here + location.search;
  leave.abort();
  leave = new AbortController();
  const signal = leave.signal;
  const [pattern, name, title] = PAGES.find(([path]) => path.test(here)) ?? [null, "missing", "Not found"];
  document.title = `${title} · Assay`;
  mark(here.split("/")[1]);
  try {
    const page = await import(`./pages/${name}.js`).catch(unreachable);
    if (signal.aborted) {
      return;
    }
    const root = h("div", {class: `page ${name}`});
    put(main, root);
    const found = pattern === null ? {} : (here.match(pattern).groups ?? {});
    const params = Object.fromEntries(Object.entries(found).map(([key, value]) => [key, value && decodeURIComponent(value)]));
    await page.mount(root, {params, query: new URLSearchParams(location.search), signal, title: text => { document.title = `${text} · Assay`; }});
  } catch (cause) {
    if (!signal.aborted) {
      put(main, problem(cause, again));
    }
  }
  if (!first) {
    main.focus({preventScroll: true});
    scrollTo(0, 0);
  }
}

async function unreachable(cause) {
  await fetch("/", {method: "HEAD"}).catch(() => {
    throw new Problem({title: "No answer", detail: "This page could not be loaded, since the server cannot be reached. Is it running?", status: 0});
  });
  throw cause;
}

// Only where somebody answers: else the browser would put its own page in the place of ours.
async function again() {
  if (await fetch("/", {method: "HEAD"}).then(() => true, () => false)) {
    location.reload();
  } else {
    announce("Still no answer.");
  }
}

function mark(page) {
  for (const link of document.querySelectorAll(".bar nav a")) {
    if (link.dataset.page === page) {
      link.setAttribute("aria-current", "page");
      link.scrollIntoView({block: "nearest", inline: "nearest"});
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

/** Goes to another page of ours without loading the shell again. */
export function go(path) {
  history.pushState(null, "", path);
  show(false);
}

/** Keeps another query of the shown page in the address, so that it can be sent to others. */
export function keep(query) {
  const search = query === "" ? "" : `?${query}`;
  history.replaceState(null, "", location.pathname + search);
  shown = location.pathname.replace(/(.)\/$/, "$1") + location.search;
}

addEventListener("popstate", () => show(false));
document.addEventListener("click", event => {
  const link = event.target.closest?.("a[href]");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || link.target || link.hasAttribute("download") || link.origin !== location.origin) {
    return;
  }
  if (link.pathname === location.pathname && link.search === location.search && link.hash) {
    return;
  }
  if (PAGES.some(([path]) => path.test(link.pathname))) {
    event.preventDefault();
    go(link.pathname + link.search);
  }
});

const THEMES = {auto: "Auto", light: "Light", dark: "Dark"};
const theme = document.getElementById("theme");

function themed() {
  return document.documentElement.dataset.theme ?? "auto";
}

function tellTheme() {
  document.getElementById("theme-name").textContent = THEMES[themed()];
  theme.setAttribute("aria-label", `Colours: ${THEMES[themed()]}`);
}

theme.addEventListener("click", () => {
  const names = Object.keys(THEMES);
  const next = names[(names.indexOf(themed()) + 1) % names.length];
  if (next === "auto") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = next;
  }
  try {
    localStorage.setItem("assay.theme", next);
  } catch {
    // It holds for this page then.
  }
  tellTheme();
  dispatchEvent(new Event("assay-theme"));
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => dispatchEvent(new Event("assay-theme")));

tellTheme();
watch();
show(true);
