/** An address at which there is nothing. */
import {head} from "../components.js";
import {h} from "../dom.js";

export function mount(root) {
  root.append(
    head("There is nothing at this address"),
    h("p", null, "You asked for ", h("code", null, location.pathname), ". It may have been mistyped, or be a path of the API that takes another method."),
    h("ul", null,
      [["/", "Dashboard", "what the server does now"], ["/tests", "Tests", "tests for a Java source"], ["/queries", "Queries", "what watched PostgreSQLs were asked"], ["/reviews", "Reviews", "the SQL in Java methods, its cost and its tests"], ["/docs", "API", "every route with examples"]]
        .map(([path, name, what]) => h("li", null, h("a", {href: path}, name), `: ${what}`))));
}
