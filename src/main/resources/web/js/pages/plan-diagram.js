/**
 * A plan drawn by pev2 in a shadow root, where its styles and Bootstrap's are adopted sheets, which
 * the page's policy allows, and touch nothing else.
 */
import {h, put} from "../dom.js";

// The icons' own style element would be refused; their rules are below.
window.FontAwesomeConfig = {autoAddCss: false};
const ICONS = `.svg-inline--fa { display: inline-block; height: 1em; overflow: visible; vertical-align: -.125em; }
.svg-inline--fa.fa-fw { width: 1.25em; text-align: center; } .fa-xs { font-size: .75em; } .fa-sm { font-size: .875em; } .fa-lg { font-size: 1.25em; }
.fa-rotate-90 { transform: rotate(90deg); } .fa-rotate-180 { transform: rotate(180deg); }
:host { display: block; } .frame { height: 100%; display: flex; flex-direction: column; background: var(--bs-body-bg); color: var(--bs-body-color); font: 16px/1.5 system-ui, sans-serif; }
[data-severity=high] > .plan-node-body { outline: 3px solid #c0392b; } [data-severity=medium] > .plan-node-body { outline: 3px solid #b7791f; } [data-severity=low] > .plan-node-body { outline: 3px solid #2b6cb0; }
.plan-node { position: relative; } .said { position: absolute; left: 0; top: 100%; font: 600 12px/1.4 system-ui, sans-serif; padding: 0 4px; white-space: nowrap; }
.text-body-tertiary, .text-body-secondary { color: var(--bs-body-color) !important; opacity: 1 !important; }
[data-bs-theme=light] :is(.nav-link:not(.active), a:not(.nav-link):not(.btn)) { color: #0a51b8; } [data-bs-theme=light] .btn-outline-secondary:not(.active) { color: #4d545b; }
[data-bs-theme=dark] :is(.nav-link:not(.active), a:not(.nav-link):not(.btn)) { color: #8bb9fe; } [data-bs-theme=dark] .btn-outline-secondary:not(.active) { color: #c3c9cf; }
.nav-link.active { background: #0a51b8 !important; } .badge.bg-info { background: #087990 !important; }`;

let loaded;

function load() {
  loaded ??= (async () => {
    const sheet = async text => new CSSStyleSheet().replace(await text);
    const text = async name => (await fetch(new URL(`../../vendor/${name}`, import.meta.url))).text();
    const own = text("pev2/pev2.css");
    const [vue, pev2, bootstrap, styles, icons] = await Promise.all([import("vue"), import("pev2"), sheet(text("bootstrap/bootstrap.min.css")), sheet(own), sheet(ICONS)]);
    // Its tooltips are put beside the page's own elements, out of the shadow.
    const tips = new CSSStyleSheet();
    [...styles.cssRules].filter(rule => rule.selectorText?.includes("tippy")).forEach(rule => tips.insertRule(rule.cssText, tips.cssRules.length));
    document.adoptedStyleSheets.push(tips);
    return {vue, Plan: pev2.Plan, sheets: [bootstrap, styles, icons]};
  })();
  loaded.catch(() => { loaded = undefined; });
  return loaded;
}

/** Draws the plan into the box, which is on the page, and gives show(index); problems: [{index of the node, severity, kind}]. */
export async function diagram(box, {plan, query, problems}, signal) {
  const {vue, Plan, sheets} = await load();
  const host = h("div", {class: "pev2"});
  const frame = h("div", {class: "frame"});
  const root = host.attachShadow({mode: "open"});
  root.adoptedStyleSheets = sheets;
  root.append(frame);
  const dark = () => frame.setAttribute("data-bs-theme", getComputedStyle(document.documentElement).colorScheme === "dark" || (document.documentElement.dataset.theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches) ? "dark" : "light");
  dark();
  addEventListener("assay-theme", dark, {signal});
  const source = harmless(JSON.stringify(plan));
  const app = vue.createApp({render: () => vue.h(Plan, {planSource: source, planQuery: query})});
  // It measures its nodes as it is mounted, so it has to be on the page by then.
  put(box, host);
  app.mount(frame);
  const marks = new MutationObserver(() => mark(root, problems));
  marks.observe(frame, {childList: true, subtree: true});
  signal.addEventListener("abort", () => {
    marks.disconnect();
    app.unmount();
    if (location.hash.startsWith("#plan")) {
      history.replaceState(null, "", location.pathname + location.search);
    }
  });
  return index => {
    // As its own links do.
    location.hash = `plan/node/${index + 1}`;
  };
}

// It sets some names as HTML; a tag of which the first letter stands apart is none.
function harmless(json) {
  return json.replace(/<(?=[a-z/!?])/gi, "<\u200b");
}

function mark(root, problems) {
  // What it leaves without a name for those who do not see it.
  root.querySelectorAll("[role=progressbar]:not([aria-label])").forEach(each => each.setAttribute("aria-label", "Share"));
  root.querySelectorAll("button:not([aria-label])").forEach(each => each.textContent.trim() === "" && each.setAttribute("aria-label", each.title || "Settings"));
  for (const node of root.querySelectorAll(".plan-node:not([data-seen])")) {
    node.dataset.seen = "true";
    const number = /#(\d+)/.exec(node.querySelector("header")?.textContent ?? "")?.[1];
    const own = problems.filter(each => String(each.index + 1) === number);
    const worst = ["high", "medium", "low"].find(severity => own.some(each => each.severity === severity));
    if (worst) {
      // An attribute of ours: its own renderer sets the classes anew.
      node.dataset.severity = worst;
      node.append(h("div", {class: "said"}, `⚠ ${own.map(each => each.kind).join(", ")}`));
    }
  }
}
