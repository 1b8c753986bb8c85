/** The bridge: methods of Java sources, the SQL in them, what it costs, what tests them. */
import {get, post} from "../api.js";
import {empty, head, notice, problem} from "../components.js";
import {announce, h, put, say} from "../dom.js";
import {span} from "../format.js";
import {files} from "./reviews-files.js";
import {outcome} from "./reviews-found.js";

const LOOK_AGAIN_MS = 3000;
const SAMPLE = `package demo;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Orders of a shop, as the demo database has them. */
public class Orders {
  private final Connection connection;

  public Orders(Connection connection) {
    this.connection = connection;
  }

  /** The keys of a customer's orders, the newest first. */
  public List<Long> ofCustomer(long customer) throws SQLException {
    String sql = """
        SELECT o_orderkey, o_orderdate, o_totalprice FROM orders
        WHERE o_custkey = ? ORDER BY o_orderdate DESC
        """;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setLong(1, customer);
      try (ResultSet rows = query.executeQuery()) {
        List<Long> keys = new ArrayList<>();
        while (rows.next()) {
          keys.add(rows.getLong(1));
        }
        return keys;
      }
    }
  }

  /** What was ordered, order by order. */
  public BigDecimal quantities(List<Long> orders) throws SQLException {
    BigDecimal sum = BigDecimal.ZERO;
    for (long order : orders) {
      try (PreparedStatement query =
          connection.prepareStatement("SELECT * FROM lineitem WHERE l_orderkey = ?")) {
        query.setLong(1, order);
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            sum = sum.add(rows.getBigDecimal("l_quantity"));
          }
        }
      }
    }
    return sum;
  }

  /** Parts by a condition that the caller wrote. */
  public ResultSet parts(String condition) throws SQLException {
    return connection.createStatement().executeQuery("SELECT p_name FROM part WHERE " + condition);
  }

  /** Who orders most, as a statement that somebody else runs. */
  public static String busiest(int most) {
    String sql = "SELECT o_custkey, count(*) FROM orders GROUP BY o_custkey ORDER BY 2 DESC";
    return most > 0 ? sql + " LIMIT 10" : sql;
  }

  /** Cents for a parcel; it asks nothing. */
  public static int shipping(int grams) {
    if (grams <= 0) {
      throw new IllegalArgumentException("a parcel weighs something");
    }
    return grams <= 500 ? 390 : grams <= 2000 ? 590 : 1190;
  }
}
`;

export async function mount(root, {query, signal}) {
  const run = h("button", {class: "primary", type: "button", onclick: () => start()}, "Review");
  const stop = h("button", {type: "button", hidden: true}, "Stop");
  const chooser = h("input", {type: "file", accept: ".java,text/x-java", multiple: true, class: "unseen", "aria-label": "Java files", tabindex: "-1"});
  const which = h("select", {"aria-label": "File shown", onchange: () => source.show(Number(which.value))});
  const less = h("button", {type: "button", class: "small", onclick: () => source.drop()}, "Remove");
  const database = h("select", {id: "review-database"}, h("option", {value: ""}, "none: only find the SQL"));
  const unwatched = h("p", {class: "dim source-note", role: "status", hidden: true});
  const tests = h("input", {type: "checkbox", checked: true});
  const size = h("span", {class: "dim"});
  const place = h("div", {class: "drop"});
  const results = h("div", {class: "results"});
  const steps = h("div", {class: "steps", hidden: true});
  const source = files({place, size, sample: SAMPLE, onRun: () => start(), onMark: (index, line) => shown?.lit(index, line), onChange: () => {
    listed();
    shown?.mark();
  }});
  let shown = null;
  let halt = null;
  signal.addEventListener("abort", () => source.close());

  root.append(
    head("Reviews", h("p", {class: "below"}, "The SQL in your Java methods: what it costs in a watched database, what is wrong with it, and the tests of the method.")),
    h("div", {class: "bench"},
      h("section", {class: "card source"},
        h("header", null, h("h2", null, "Source"), size),
        h("div", {class: "row files"}, which, h("span", {class: "grow"}), less, h("button", {type: "button", class: "small", onclick: () => source.blank()}, "New"), h("button", {type: "button", class: "small", onclick: () => chooser.click()}, "Open files…"), chooser),
        place,
        unwatched,
        h("footer", {class: "row"}, h("span", {class: "row"}, h("label", {for: "review-database"}, "Database"), database), h("label", {class: "choice", title: "Takes a second or two more"}, tests, "Write tests"), h("span", {class: "row actions"}, stop, run))),
      h("section", {class: "card outcome", "aria-label": "Review"}, steps, results)));
  put(results, empty("Nothing reviewed yet", "Review the sample, or put Java of yours in its place; several files can be dropped at once. Statements of JDBC, Spring, JPA, Vert.x, jOOQ, MyBatis, JDBI and R2DBC are found. Nothing of the source is changed, and no statement is run: plans are only estimated."));
  await source.start();
  signal.throwIfAborted();
  choices(query.get("database"));

  function listed() {
    const names = source.names();
    put(which, names.map((name, i) => h("option", {value: String(i), selected: i === source.shown()}, names.length > 1 ? `${name} (${i + 1} of ${names.length})` : name)));
    less.hidden = names.length < 2;
  }

  /** Fills the choice of databases; those that are being made are looked at again. */
  async function choices(wanted) {
    try {
      const {body: {databases}} = await get("/v1/databases", {signal});
      const chosen = wanted ?? (database.dataset.touched ? database.value : databases.find(each => each.status === "up")?.name ?? "");
      put(database, h("option", {value: ""}, "none: only find the SQL"), databases.map(each => h("option", {value: each.name}, each.status === "up" ? each.name : `${each.name} (${each.status})`)));
      database.value = databases.some(each => each.name === chosen) ? chosen : "";
      const lost = wanted && database.value === "" ? `No database “${wanted}” is watched.` : databases.length === 0 ? "No database is watched, so the SQL is only found. Name one with DATABASE_URL." : "";
      say(unwatched, lost);
      unwatched.hidden = lost === "";
      if (databases.some(each => each.status === "connecting")) {
        setTimeout(() => signal.aborted || choices(wanted), LOOK_AGAIN_MS);
      }
    } catch (cause) {
      if (!signal.aborted) {
        unwatched.hidden = false;
        put(unwatched, `The databases are not known: ${cause.message} `, h("button", {type: "button", class: "small", onclick: () => choices(wanted)}, "Ask again"));
      }
    }
  }

  async function take(list) {
    const given = [...(list ?? [])];
    if (given.length === 0) {
      return;
    }
    try {
      await source.open(given);
      announce(`${given.map(each => each.name).join(", ")} opened.`);
    } catch (cause) {
      put(results, problem(cause));
    }
    chooser.value = "";
  }

  chooser.addEventListener("change", () => take(chooser.files));
  database.addEventListener("change", () => { database.dataset.touched = "yes"; });
  place.addEventListener("dragover", event => {
    event.preventDefault();
    place.classList.add("over");
  });
  place.addEventListener("dragleave", () => place.classList.remove("over"));
  place.addEventListener("drop", event => {
    if (event.dataTransfer.files.length > 0) {
      event.preventDefault();
      event.stopPropagation();
      take(event.dataTransfer.files);
    }
    place.classList.remove("over");
  }, true);
  stop.addEventListener("click", () => halt?.abort());

  async function start() {
    if (halt) {
      return;
    }
    const mine = halt = new AbortController();
    signal.addEventListener("abort", () => mine.abort(), {signal: mine.signal});
    run.disabled = true;
    stop.hidden = false;
    results.setAttribute("aria-busy", "true");
    source.mark([]);
    shown = null;
    const begun = performance.now();
    const ticking = waited(steps);
    // Below each other on a phone, what happens would not be seen.
    steps.scrollIntoView({block: "nearest"});
    try {
      const question = {...source.asked(), ...(database.value && {database: database.value}), options: {tests: tests.checked}};
      const about = {paths: source.paths(), texts: source.texts(), database: database.value || null, tests: tests.checked};
      const {body} = await post("/v1/reviews", question, {signal: mine.signal});
      shown = outcome(body, {...about, source, took: performance.now() - begun});
      put(results, shown.element);
      shown.mark();
      announce(shown.said);
    } catch (cause) {
      if (!signal.aborted) {
        put(results, mine.signal.aborted ? notice("", "Stopped.") : problem(cause, () => start()));
      }
    } finally {
      clearInterval(ticking);
      halt = null;
      run.disabled = false;
      stop.hidden = true;
      steps.hidden = true;
      results.removeAttribute("aria-busy");
    }
  }
}

function waited(steps) {
  const so = h("span", null, "");
  put(steps, h("p", null, h("strong", null, "Finding, looking up, testing"), " ", so), h("progress", {class: "bar-progress", "aria-label": "Progress"}));
  steps.hidden = false;
  const begun = Date.now();
  return setInterval(() => say(so, `for ${span((Date.now() - begun) / 1000)}`), 1000);
}
