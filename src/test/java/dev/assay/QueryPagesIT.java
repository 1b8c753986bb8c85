package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of the query desk in Chromium, before answers that are seeded. */
@TestInstance(Lifecycle.PER_CLASS)
class QueryPagesIT {
  private static final int MOST_BYTES = 400 * 1024;
  private static final String QUERY = "/queries/shop/" + SeededQueries.FIRST;
  // Of pev2 itself, whenever a plan has workers or not.
  private static final String ITS_OWN = "Make sure it works for workers that are not array";

  private QueryPagesServer server;
  private Browser browser;

  @BeforeAll
  void start() throws Exception {
    Assumptions.assumeTrue(
        Browser.lacking().isEmpty(), () -> Browser.lacking().orElse("a browser is there"));
    server = new QueryPagesServer(0);
    browser = Browser.open(server.address());
  }

  @AfterAll
  void stop() throws Exception {
    if (browser != null) {
      browser.close();
      server.close();
    }
  }

  @BeforeEach
  void wide() {
    browser.colours("light");
    browser.wide();
  }

  private void isWell(String name) throws IOException {
    assertThat(browser.barriers()).as("axe").isEmpty();
    assertThat(complaints()).as("the browser's log").isEmpty();
    assertThat(browser.run("return window.ran")).as("markup of a name").isNull();
    assertThat(browser.run("return document.querySelectorAll('main img').length")).isEqualTo(0L);
    browser.screenshot(name + "-light-wide");
    browser.colours("dark");
    browser.phone();
    browser.screenshot(name + "-dark-phone");
    assertThat(browser.scrollsSideways()).as("wider than a phone").isFalse();
    wide();
  }

  private List<String> complaints() {
    return browser.complaints().stream().filter(each -> !each.contains(ITS_OWN)).toList();
  }

  private long number(String script) {
    return ((Number) Objects.requireNonNull(browser.run("return " + script))).longValue();
  }

  private long bytesLoaded() {
    return number(
        "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
            + ".filter(each => !each.name.includes('/v1/')).reduce((sum, each) => sum + (each.transferSize || 0), 0)");
  }

  private void type(String selector, String text) {
    browser.run(
        "const e = document.querySelector(arguments[0]); e.value = arguments[1];"
            + " e.dispatchEvent(new Event('input', {bubbles: true})); e.dispatchEvent(new Event('change', {bubbles: true}))",
        selector,
        text);
  }

  private void write(String sql) {
    browser.go("/queries/shop");
    browser.run("sessionStorage.setItem('assay.sql', arguments[0])", sql);
    browser.go("/queries/shop/sql");
    browser.until("document.querySelector('.editor').shadowRoot.querySelector('.cm-content')");
    browser.click("button.primary");
  }

  @Test
  void list_hasAThousandQueries_withLinesOfThoseInSight() throws Exception {
    browser.go("/queries/shop");

    browser.until("document.querySelectorAll('tbody tr').length === 100");
    browser.until("document.querySelector('tbody .line path').getAttribute('d').length > 100");

    assertThat(browser.text("tbody th")).contains(SeededQueries.MARKUP);
    assertThat(browser.text("section header p"))
        .contains("1,000 (the most that are listed) queries");
    assertThat(
            browser.run(
                "return document.querySelectorAll('tbody .line')[90].querySelector('path').getAttribute('d')"))
        .as("one out of sight")
        .isNull();
    assertThat(bytesLoaded()).isLessThan(MOST_BYTES);
    isWell("queries");
    browser.click(".flush button");
    browser.until("document.querySelectorAll('tbody tr').length === 1000");
  }

  @Test
  void list_keepsOrderSpanAndSearchInItsAddress() {
    browser.go("/queries/shop");
    browser.until("document.querySelectorAll('tbody tr').length > 0");

    type("header select", "calls");
    type("input[type=search]", "column_77,");

    browser.until("location.search === '?order=calls&search=column_77%2C'");
    browser.until("document.querySelectorAll('tbody tr').length === 1");
    browser.go(String.valueOf(browser.run("return location.pathname + location.search")));
    browser.until("document.querySelectorAll('tbody tr').length === 1");
    assertThat(browser.text("tbody th")).contains("orders_77 ");
    type("input[type=search]", "nothing is like this");
    browser.until("document.querySelector('.empty').innerText.includes('Nothing fits')");
    assertThat(complaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/queries/demo, 'The demo database is being made: 40%'",
    "/queries/" + SeededQueries.DOWN + ", it refused the connection",
    "/queries/nowhere, No database called “nowhere” is watched",
    "/queries, No queries yet",
  })
  void database_tellsHowItIs(String path, String told) throws Exception {
    browser.go(path);

    browser.until("document.querySelector('.empty, .notice') !== null");
    browser.until("document.querySelector('main').innerText.includes('" + told + "')");
    browser.phone();
    assertThat(browser.scrollsSideways()).isFalse();
    assertThat(browser.barriers()).isEmpty();
    assertThat(complaints()).isEmpty();
  }

  @Test
  void query_showsSeries_prediction_planWithItsProblem_andAdvice() throws Exception {
    browser.go(QUERY);

    browser.until(
        "document.querySelector('.pev2').shadowRoot.querySelector('[data-severity=high]')");
    browser.until("document.querySelectorAll('.advice-list > li').length === 2");
    browser.until("document.querySelectorAll('.strip').length === 1");

    assertThat(browser.text(".predicted"))
        .contains("42.0", "by the model", "90% of calls between 30.0 ms and 49.0 ms");
    assertThat(browser.text(".view")).contains("1 flip", "intervals lie within", "slowScan");
    assertThat(
            browser.run(
                "return document.querySelector('.pev2').shadowRoot.querySelectorAll('img[src=x]').length"))
        .isEqualTo(0L);
    isWell("query");
    browser.click("details summary");
    browser.until("document.querySelector('.view').innerText.includes('plan.totalCost')");
    assertThat(browser.text("details")).contains("the table was never analyzed");
  }

  @ParameterizedTest
  @CsvSource({"/queries/shop", QUERY, "/queries/shop/anomalies"})
  void page_hasNoBarriersInTheDark(String path) throws Exception {
    browser.colours("dark");
    browser.go(path);

    browser.until(
        "document.querySelector('tbody tr, .strip') !== null && !document.querySelector('.view [aria-busy]')");
    assertThat(browser.barriers()).isEmpty();
    assertThat(complaints()).isEmpty();
  }

  @Test
  void problem_leadsToItsNode() {
    browser.go(QUERY);
    browser.until(
        "document.querySelector('.pev2').shadowRoot.querySelector('[data-severity=high]')");

    browser.click(".problems button");

    browser.until(
        "document.querySelector('.pev2').shadowRoot.querySelector('.plan-node.selected [class*=card]')");
    assertThat(browser.run("return location.hash")).isEqualTo("#plan/node/2");
  }

  @Test
  void query_saysWhenThereIsNone() {
    browser.go("/queries/shop/00000000000000ff");

    browser.until("document.querySelector('.notice.bad') !== null");
    assertThat(browser.text(".notice.bad"))
        .contains("the database has no query 00000000000000ff", "Request");
    assertThat(browser.text(".view")).doesNotContain("Prediction");
    browser.complaints();
  }

  @Test
  void advice_isAccepted_orSaysWhyNot() throws Exception {
    browser.go("/queries/shop/advice");
    browser.until("document.querySelectorAll('.advice-list > li').length === 2");
    isWell("advice");

    type(".advice-list li:first-child input", "refuse");
    browser.click(".advice-list li:first-child .decide button");
    browser.until("document.querySelector('.decide p').innerText.includes('by somebody else')");
    type(".advice-list li:first-child input", "on Monday");
    browser.click(".advice-list li:first-child .decide button");

    browser.until(
        "document.querySelector('.advice-list li:first-child .badge.good')?.innerText === 'accepted'");
    assertThat(browser.text(".advice-list li:first-child"))
        .contains("CREATE INDEX CONCURRENTLY", "Take back");
    assertThat(browser.text("details")).contains("Tried and not advised: 1");
    browser.complaints();
  }

  @Test
  void snapshots_areTaken_andCompared() throws Exception {
    browser.go("/queries/shop/snapshots?before=s1&after=s2");
    browser.until("document.querySelectorAll('.ratio .band').length === 4");
    assertThat(browser.text(".tabs[role=tablist]")).contains("Slower", "New", "Vanished");
    isWell("snapshots");

    type("#snapshot-name", "before-v42");
    browser.click("button.primary");
    browser.until("document.querySelector('.notice.bad')?.innerText.includes('already')");
    type("#snapshot-name", "now");
    browser.click("button.primary");

    browser.until(
        "[...document.querySelectorAll('tbody th')].some(each => each.innerText === 'now')");
    assertThat(browser.text(".notice.bad")).isEmpty();
    browser.complaints();
  }

  @Test
  void anomalies_areDrawnAgainstWhatIsUsual_andFiltered() throws Exception {
    browser.go("/queries/shop/anomalies");
    browser.until("document.querySelectorAll('.strip .band').length === 3");
    isWell("anomalies");

    type("header select", "resolved");

    browser.until("document.querySelectorAll('.strip').length === 1");
    assertThat(browser.run("return location.search")).isEqualTo("?state=resolved");
    assertThat(browser.text(".findings")).contains("slower at once", "over", "93.5 ms");
  }

  @Test
  void workload_isDrawnAsAWeek() throws Exception {
    browser.go("/queries/shop/workload");

    browser.until("document.querySelectorAll('.hour.some').length === 7 * 4 + 1 + 4");
    assertThat(browser.text(".view")).contains("minutes 00-05 of each hour", "72%", "four weeks");
    isWell("workload");
  }

  @Test
  void part_saysWhatItLacks_andAsksAgain() {
    browser.go("/queries/demo/workload");
    browser.until("document.querySelector('.notice.bad') !== null");
    browser.run("window.before = document.querySelector('.notice.bad')");

    browser.click(".notice.bad button");

    browser.until(
        "document.querySelector('.notice.bad') !== null && document.querySelector('.notice.bad') !== window.before");
    assertThat(browser.text(".notice.bad"))
        .contains("nothing was collected of it yet", "503", "Request");
    browser.complaints();
  }

  @Test
  void sql_isToldAndPlanned_withManyNodesInATable() throws Exception {
    write("select 1 union select '" + SeededQueries.MARKUP + "'");

    browser.until("document.querySelectorAll('.plan tbody tr').length === 250");
    browser.until("document.querySelector('.predicted') !== null");

    assertThat(browser.text(".plan"))
        .contains("This plan has 2,001 nodes", "1,751 left", "slowScan");
    assertThat(
            number(
                "performance.getEntriesByType('resource').filter(each => each.name.includes('pev2')).length"))
        .isZero();
    assertThat(bytesLoaded()).isLessThan(MOST_BYTES);
    isWell("sql");
  }

  @Test
  void sql_saysWhyItCannotBePlanned() {
    write("select nonsense");

    browser.until("document.querySelector('.notice.bad')?.innerText.includes('syntax error')");
    assertThat(browser.text(".predicted")).contains("42.0");
    browser.complaints();
  }
}
