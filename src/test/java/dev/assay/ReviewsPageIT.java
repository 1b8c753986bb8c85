package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.store.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The reviews' page before the whole server with a database that is in use. */
@TestInstance(Lifecycle.PER_CLASS)
class ReviewsPageIT {
  private static final Duration LONG = Duration.ofSeconds(40);
  private static final String DROP =
      """
      const data = new DataTransfer();
      for (let i = 0; i < arguments.length; i += 2) {
        data.items.add(new File([arguments[i + 1]], arguments[i]));
      }
      document.querySelector(".drop").dispatchEvent(
          new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
      """;

  private static final String SHOP =
      """
      package shop;

      import java.sql.*;

      class Shop {
        static int above(Connection c, int amount) throws SQLException {
          String sql = "SELECT count(*) FROM orders WHERE amount > ?";
          try (PreparedStatement q = c.prepareStatement(sql)) {
            q.setInt(1, amount);
            try (ResultSet rows = q.executeQuery()) {
              return rows.next() ? rows.getInt(1) : 0;
            }
          }
        }

        static void pay(Connection c, int[] orders) throws SQLException {
          for (int order : orders) {
            try (PreparedStatement q = c.prepareStatement("SELECT * FROM orders WHERE id = ?")) {
              q.setInt(1, order);
              q.executeQuery();
            }
          }
        }

        static ResultSet any(Statement s, String table) throws SQLException {
          return s.executeQuery("SELECT id FROM " + table);
        }

        static String cities(int most) {
          String sql = "SELECT DISTINCT city FROM customers";
          return most > 0 ? sql + " LIMIT 10" : sql;
        }

        static int twice(int number) {
          return 2 * number;
        }
      }
      """;

  private Customers customers;
  private PageServer server;
  private Browser browser;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    Assumptions.assumeTrue(
        Browser.lacking().isEmpty(), () -> Browser.lacking().orElse("a browser is there"));
    int port = PageServer.freePort();
    TestPostgres postgres = TestPostgres.of(18);
    String url = postgres.create("reviewed_shop");
    customers = Customers.of(postgres, "reviewed_shop");
    server = PageServer.open(port, data, url);
    browser = Browser.open("http://127.0.0.1:" + port);
  }

  @AfterAll
  void stop() throws Exception {
    if (browser != null) {
      browser.close();
      server.close();
      customers.close();
    }
  }

  private static String source() {
    return "document.querySelector('.editor').shadowRoot";
  }

  /** The page with its sample, as somebody sees it who was never there. */
  private void open() {
    browser.go("/reviews");
    browser.run("sessionStorage.clear(); localStorage.clear()");
    browser.go("/reviews");
    browser.until(source() + ".querySelector('.cm-line')");
  }

  /** Waits for an interval of what the source's first method asks, from which a time is told. */
  private void awaitFigures() {
    browser.until("document.querySelector('#review-database').value === 'shop'", LONG);
    browser.run(
        """
        const look = () => fetch("/v1/databases/shop/queries").then(it => it.json()).then(all => {
          if (all.queries?.some(each => each.normalized.includes("from orders where amount >"))) {
            window.collected = true;
          } else {
            setTimeout(look, 100);
          }
        });
        look();
        """);
    browser.until("window.collected", LONG);
  }

  private void openShop() {
    open();
    awaitFigures();
    drop("Shop.java", SHOP);
    browser.until(source() + ".textContent.includes('class Shop')");
  }

  private void drop(String... namesAndSources) {
    browser.run(DROP, (Object[]) namesAndSources);
  }

  private void review() {
    browser.click("button.primary");
    browser.until(
        "document.querySelector('.steps').hidden"
            + " && document.querySelector('.verdict, .notice.bad')",
        LONG);
  }

  private void reviewWithoutTests() {
    browser.run("document.querySelector('.source footer input[type=checkbox]').checked = false");
    review();
  }

  private void isWell(String name) throws IOException {
    assertThat(browser.barriers()).as("axe").isEmpty();
    assertThat(browser.complaints()).as("the browser's log").isEmpty();
    browser.screenshot(name + "-light-wide");
    browser.colours("dark");
    browser.screenshot(name + "-dark-wide");
    assertThat(browser.barriers()).as("axe, dark").isEmpty();
    browser.phone();
    browser.screenshot(name + "-dark-phone");
    assertThat(browser.scrollsSideways()).as("wider than a phone").isFalse();
    browser.colours("light");
    browser.screenshot(name + "-light-phone");
    browser.wide();
  }

  @Test
  void review_tellsOfEachMethod_itsStatementsTheirCostAndItsTests() throws Exception {
    openShop();

    review();

    assertThat(browser.text(".verdict")).contains("4 of 5 methods ask a database", "Statements");
    assertThat(browser.text(".statement pre")).contains("FROM orders WHERE amount > $1");
    assertThat(browser.text(".statement"))
        .contains("line 7", "seen in production", "exact", "Predicted", "on average", "cost");
    assertThat(browser.text(".methods"))
        .contains("N+1", "line 17", "never seen", "not exact", "at run time", "green twice");
    assertThat(browser.run("return document.querySelectorAll('.interval .dot').length >= 2"))
        .isEqualTo(true);
    assertThat(browser.run("return document.querySelector('.statement a').getAttribute('href')"))
        .asString()
        .matches("/queries/shop/[0-9a-f]{16}");
    isWell("reviews");
  }

  @Test
  void limit_marksWhatIsPredictedToTakeLonger() {
    openShop();
    reviewWithoutTests();

    browser.run(
        "const e = document.querySelector('#review-limit'); e.value = '0.000001';"
            + "e.dispatchEvent(new Event('input'))");

    browser.until("document.querySelectorAll('.statement.over').length > 0");
    assertThat(browser.text(".review-filter [role=status]")).contains("over it");
    browser.run(
        "const e = document.querySelector('#review-limit'); e.value = '';"
            + "e.dispatchEvent(new Event('input'))");
    browser.until("document.querySelectorAll('.statement.over').length === 0");
  }

  @Test
  void markInTheSource_showsItsStatement_andALineOfTheReviewTheSource() {
    open();
    reviewWithoutTests();
    browser.until(source() + ".querySelector('.cm-mark')");

    browser.run(
        "const e = "
            + source()
            + ".querySelector('.cm-mark'); const at = e.getBoundingClientRect();"
            + "e.dispatchEvent(new MouseEvent('click', {bubbles: true, composed: true,"
            + " clientX: at.x + 4, clientY: at.y + 4}))");

    browser.until("document.querySelector('.review-method.lit summary') !== null");
    assertThat(browser.text(".review-method.lit summary")).contains("ofCustomer");
    browser.run(
        "[...document.querySelectorAll('button.line')]"
            + ".find(e => e.innerText === 'line 44').click()");
    browser.until(source() + ".querySelector('.cm-activeLine').innerText.includes('executeQuery')");
  }

  @Test
  void severalFiles_areReviewedTogether_andMarkupInThemIsNeverRun() {
    open();
    drop(
        "One.java",
        "package a; class One { void f(java.sql.Statement s) throws Exception { "
            + "s.executeUpdate(\"DELETE FROM t WHERE n = '</script><img src=x onerror=window.ran=1>'\");"
            + " } }",
        "<b>Two.java",
        "package a; class Two { /* </script><script>window.ran=2</script> */ void g() {} }");
    browser.until("document.querySelectorAll('.files option').length === 2");

    reviewWithoutTests();

    assertThat(browser.text(".methods")).contains("</script><img src=x", "a/One.java");
    browser.click(".review-filter input");
    assertThat(browser.text(".methods")).contains("a/<b>Two.java", "Two.g()");
    assertThat(browser.run("return window.ran")).isNull();
    assertThat(browser.run("return document.querySelectorAll('main :is(img, b, script)').length"))
        .isEqualTo(0L);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void review_saysThatNothingIsAsked_andShowsTheMethodsOnDemand() {
    open();
    drop("Sum.java", "class Sum { static int of(int a, int b) { return a + b; } }");
    browser.until(source() + ".textContent.includes('class Sum')");

    reviewWithoutTests();
    assertThat(browser.text(".methods")).contains("No method asks a database");
    browser.click(".methods button");

    assertThat(browser.text(".methods")).contains("Sum.of(int,int)");
  }

  @Test
  void largeSource_isShownPieceByPiece_andATooLargeOneRefused() {
    open();
    String filler = "  // a line that says nothing, a great many times\n".repeat(40_000);

    drop("Large.java", "class Large {\n" + filler + "}\n");

    browser.until("document.querySelector('.source header').innerText.includes('1.9 MB')");
    assertThat(browser.run("return " + source() + ".querySelectorAll('.cm-line').length < 300"))
        .isEqualTo(true);
    drop("Larger.java", filler + filler);
    browser.until("document.querySelector('.results .notice.bad') !== null");
    assertThat(browser.text(".results")).contains("Larger.java", "a source may have 2 MB");
  }

  @Test
  void problem_isToldWithItsRequest_whenTheSourceIsNoJava() {
    open();
    drop("Empty.java", "class {");
    browser.until(source() + ".textContent.includes('class {')");

    reviewWithoutTests();

    assertThat(browser.text(".notice.bad")).contains("Request", "line 1");
    browser.complaints();
  }
}
