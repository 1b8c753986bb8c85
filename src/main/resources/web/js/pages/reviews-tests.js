/** The tests that were written for a method, or why there are none. */
import {badge, code} from "../components.js";
import {h} from "../dom.js";

const VERDICTS = {green: ["good", "green twice"], compiled: ["warn", "compiled, not run"]};

export function testsOf({tests}) {
  if (!tests) {
    return h("p", {class: "dim"}, "No test: nothing in it to be tested, or the source could not be run.");
  }
  const {methods, findings, skipped, verdict, path} = tests;
  return [
    methods.length > 0 && h("details", {class: "method-tests"},
      h("summary", null, `${methods.length} ${methods.length === 1 ? "test" : "tests"} `, badge(...(VERDICTS[verdict] ?? ["", verdict])), h("span", {class: "dim"}, ` in ${path}`)),
      methods.map(each => h("div", {class: "example"}, h("h4", {class: "mono"}, each.name), code(each.source)))),
    skipped.map(each => h("p", {class: "dim"}, `No test: ${each.reason}.`)),
    findings.length > 0 && h("ul", {class: "smells"}, findings.map(each => h("li", null, badge("warn", each.kind), h("span", {class: "dim"}, ` line ${each.line}`), h("p", null, each.text)))),
  ];
}
