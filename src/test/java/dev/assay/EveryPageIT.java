package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds of every page: little is loaded at first, and it says when the server is gone. */
@TestInstance(Lifecycle.PER_CLASS)
class EveryPageIT {
  private static final Duration LONG = Duration.ofSeconds(40);
  private static final int MOST_BYTES = 400 * 1024;

  private PageServer server;
  private Browser browser;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    Assumptions.assumeTrue(
        Browser.lacking().isEmpty(), () -> Browser.lacking().orElse("a browser is there"));
    int port = PageServer.freePort();
    server = PageServer.open(port, data, null);
    browser = Browser.open("http://127.0.0.1:" + port);
  }

  @AfterAll
  void stop() throws Exception {
    if (browser != null) {
      browser.close();
      server.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/,          '.page-head p'",
    "/tests,     '.editor'",
    "/reviews,   '.editor'",
    "/docs,      'details.operation'",
    "/nowhere,   'h1'",
  })
  void page_isLight_whenNothingOfItIsKnownYet(String path, String sign) {
    browser.forget();

    browser.go(path);
    browser.until("document.querySelector(\"" + sign + "\") !== null");
    browser.until("document.readyState === 'complete'");

    Object paint =
        browser.run(
            "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1");
    long bytes = browser.bytesLoaded();
    System.out.printf(
        Locale.ROOT,
        "page %-10s %4d kB on the wire, first paint after %.0f ms%n",
        path,
        bytes / 1024,
        ((Number) Objects.requireNonNull(paint)).doubleValue());
    assertThat(bytes).isBetween(1L, (long) MOST_BYTES);
    browser.complaints();
  }

  @Test
  void page_saysThatTheServerIsGone_andThatItIsBack(@TempDir Path data) throws Exception {
    int port = PageServer.freePort();
    try (PageServer first = PageServer.open(port, data, null)) {
      assertThat(first).isNotNull();
      browser.run("location.href = arguments[0]", "http://127.0.0.1:" + port + "/reviews");
      browser.until(
          "location.port === '%d' && document.querySelector('.editor') !== null".formatted(port));
    }

    browser.click("button.primary");
    browser.until("document.querySelector('.notice.bad') !== null");
    browser.until("!document.getElementById('banner').hidden", LONG);
    String gone = browser.text("#banner");
    String refused = browser.text(".notice.bad");
    browser.screenshot("reviews-gone-light-wide");
    try (PageServer second = PageServer.open(port, data, null)) {
      assertThat(second).isNotNull();
      browser.until("document.getElementById('banner').hidden", LONG);
    }

    assertThat(gone).contains("does not answer");
    assertThat(refused).contains("cannot be reached", "Try again");
    browser.complaints();
  }
}
