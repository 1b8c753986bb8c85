package dev.assay;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.config.SettingsReader;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages as a person sees them: Chromium before the whole server with its demo database. */
@TestInstance(Lifecycle.PER_CLASS)
class PageIT {
  private static final int PATIENCE = 60;
  private static final int MOST_BYTES = 400 * 1024;
  private static final Duration DEMO = Duration.ofSeconds(40);

  private int port;
  private Path data;
  private Vertx vertx;
  private AssayVerticle assay;
  private Browser browser;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    Assumptions.assumeTrue(
        Browser.lacking().isEmpty(), () -> Browser.lacking().orElse("a browser is there"));
    data = directory;
    port = freePort();
    serve();
    browser = Browser.open("http://127.0.0.1:" + port);
  }

  @AfterAll
  void stop() throws Exception {
    if (browser != null) {
      browser.close();
      end();
    }
  }

  // A fixed one, since the server is to come back at it.
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void serve() throws TimeoutException {
    vertx = Vertx.vertx();
    assay =
        new AssayVerticle(
            SettingsReader.over(
                Map.of(
                    "http", Map.of("port", port),
                    "management", Map.of("port", 0),
                    "collect", Map.of("interval", "2s"),
                    "data", Map.of("dir", data.toString()))));
    vertx.deployVerticle(assay).await(PATIENCE, SECONDS);
  }

  private void end() throws TimeoutException {
    assay.drain().await(PATIENCE, SECONDS);
    vertx.close().await(PATIENCE, SECONDS);
  }

  private void isWell(String name) throws IOException {
    assertThat(browser.barriers()).as("axe").isEmpty();
    assertThat(browser.complaints()).as("the browser's log").isEmpty();
    browser.colours("dark");
    browser.screenshot(name + "-dark-wide");
    assertThat(browser.faintTexts()).as("axe, dark").isEmpty();
    browser.phone();
    browser.screenshot(name + "-dark-phone");
    assertThat(browser.scrollsSideways()).as("wider than a phone").isFalse();
    browser.colours("light");
    browser.screenshot(name + "-light-phone");
    browser.wide();
    browser.screenshot(name + "-light-wide");
  }

  /** The tests' page with its sample. */
  private void open() {
    browser.go("/tests");
    browser.run("sessionStorage.clear()");
    browser.go("/tests");
    browser.until("document.querySelector('.editor').shadowRoot.querySelector('.cm-content')");
  }

  private long bytesLoaded() {
    Object bytes =
        browser.run(
            "return performance.getEntriesByType('resource').concat("
                + "performance.getEntriesByType('navigation'))"
                + ".reduce((sum, each) => sum + (each.transferSize || 0), 0)");
    return ((Number) Objects.requireNonNull(bytes)).longValue();
  }

  @Test
  void dashboard_isPaintedSoon_andLives() throws Exception {
    browser.go("/");

    browser.until("document.querySelectorAll('.tile dd').length >= 6");
    Object paint =
        browser.run(
            "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1");
    browser.until("document.querySelector('.page-head p').innerText.startsWith('Live')");
    browser.until("document.querySelector('.database .badge.good') !== null", DEMO);
    browser.until("document.querySelectorAll('.database tbody tr').length > 0", DEMO);
    browser.run("fetch('/v1/pools').then(answer => answer.text())");
    browser.until("[...document.querySelectorAll('code')].some(e => e.innerText === '/v1/pools')");

    assertThat(((Number) Objects.requireNonNull(paint)).doubleValue()).isPositive();
    assertThat(bytesLoaded()).isLessThan(MOST_BYTES);
    isWell("dashboard");
  }

  @Test
  void tests_areWrittenForTheSample_withWhatEachRowNotices() throws Exception {
    open();

    browser.click("button.primary");

    browser.until("document.querySelector('.verdict .badge') !== null", Duration.ofSeconds(30));
    browser.until("document.querySelectorAll('.row-chip').length > 3");
    assertThat(browser.text(".verdict .badge")).isEqualTo("green");
    browser.click(".row-chip");
    assertThat(browser.text(".row-chip.lit")).isNotEmpty();
    assertThat(bytesLoaded()).isLessThan(MOST_BYTES);
    isWell("tests");
  }

  @Test
  void source_isShownAndNeverRun_whenItHoldsMarkup() throws Exception {
    open();
    browser.run(
        """
        const data = new DataTransfer();
        data.items.add(new File(["class Bad { /* </script><img src=x onerror='window.ran=1'> */ String s = 1; }"],
            "Bad.java"));
        document.querySelector(".drop").dispatchEvent(
            new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
        """);
    browser.until("document.querySelector('.editor').shadowRoot.textContent.includes('onerror')");

    browser.click("button.primary");

    browser.until(
        "document.querySelector('.verdict .badge')?.innerText === 'does not compile'",
        Duration.ofSeconds(20));
    assertThat(browser.run("return window.ran")).isNull();
    assertThat(browser.run("return document.querySelectorAll('main img').length")).isEqualTo(0L);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void problem_isToldWithItsRequest_whenTheSourceIsNoJava() throws Exception {
    open();
    browser.run(
        """
        const data = new DataTransfer();
        data.items.add(new File(["   "], "Empty.java"));
        document.querySelector(".drop").dispatchEvent(
            new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
        """);

    browser.click("button.primary");

    browser.until("document.querySelector('.notice.bad') !== null");
    assertThat(browser.text(".notice.bad")).contains("'source' is empty", "Request");
    browser.complaints();
  }

  @Test
  void docs_showEveryRoute_withACurlLine() throws Exception {
    browser.go("/docs");
    browser.until("document.querySelectorAll('details.operation').length > 30");

    browser.run("document.querySelector('#generateTests').open = true");

    browser.until("document.querySelector('#generateTests pre.code') !== null");
    assertThat(browser.text("#generateTests pre.code")).contains("curl -s", "/v1/tests", "-d '");
    assertThat(bytesLoaded()).isLessThan(MOST_BYTES);
    isWell("docs");
  }

  @ParameterizedTest
  @CsvSource({"/nowhere", "/tests/a/b/c", "/queries/%3Cimg%20src=x%3E/a/b/c"})
  void unknownPage_saysWhatThereIs(String path) throws Exception {
    browser.go(path);

    browser.until("document.querySelector('h1') !== null");
    assertThat(browser.text("main")).contains("There is nothing at this address", "Dashboard");
    assertThat(browser.barriers()).isEmpty();
    browser.complaints();
  }

  @Test
  void theme_isChosen_andKept() {
    browser.go("/docs");
    browser.until("document.querySelector('h1') !== null");

    browser.click("#theme");
    browser.click("#theme");
    browser.go("/docs");

    assertThat(browser.run("return document.documentElement.dataset.theme")).isEqualTo("dark");
    browser.until("document.querySelector('#theme-name').innerText === 'Dark'");
    browser.run("localStorage.clear()");
  }

  @Test
  void page_saysThatTheServerIsGone_andGoesOnWhenItIsBack() throws Exception {
    browser.go("/");
    browser.until("document.querySelector('.page-head p').innerText.startsWith('Live')");

    end();
    browser.until("!document.getElementById('banner').hidden");
    assertThat(browser.text("#banner")).contains("does not answer");
    browser.screenshot("gone-light-wide");
    serve();

    browser.until(
        "document.getElementById('banner').hidden"
            + " || document.getElementById('banner').classList.contains('well')",
        Duration.ofSeconds(20));
    browser.until("document.getElementById('banner').hidden", Duration.ofSeconds(20));
    browser.complaints();
  }
}
