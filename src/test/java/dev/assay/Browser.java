package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium that looks at the pages as a person does. Selenium and not Playwright: its
 * driver is Debian's, where Playwright's is 200 MB with a Node of its own. Used by one thread.
 */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final String AXE = "/axe.min.js";

  private final ChromeDriver driver;
  private final String base;

  private Browser(ChromeDriver driver, String base) {
    this.driver = driver;
    this.base = base;
  }

  /** What the tests lack to run, in one line; empty where they can. */
  static Optional<String> lacking() {
    return chromium() == null || chromedriver() == null
        ? Optional.of(
            "SKIPPED: no page was looked at: install Chromium and its driver (Debian: apt-get"
                + " install chromium chromium-driver)")
        : Optional.empty();
  }

  static Browser open(String base) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(Objects.requireNonNull(chromium()));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--hide-scrollbars",
        "--lang=en-GB");
    var logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logging);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(Objects.requireNonNull(chromedriver())))
            .build();
    Browser browser = new Browser(new ChromeDriver(service, options), base);
    browser.wide();
    return browser;
  }

  private static @Nullable String chromium() {
    return found("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
  }

  private static @Nullable String chromedriver() {
    return found("/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver");
  }

  private static @Nullable String found(String... places) {
    return Stream.of(places)
        .filter(each -> Files.isExecutable(Path.of(each)))
        .findFirst()
        .orElse(null);
  }

  void wide() {
    size(1440, 900);
  }

  void phone() {
    size(390, 844);
  }

  private void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void colours(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void go(String path) {
    driver.get(base + path);
  }

  /** The next page is loaded as by who comes for the first time. */
  void forget() {
    driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
  }

  /** What the page and all it loaded came to on the wire. */
  long bytesLoaded() {
    Object bytes =
        run(
            "return performance.getEntriesByType('resource').concat("
                + "performance.getEntriesByType('navigation'))"
                + ".reduce((sum, each) => sum + (each.transferSize || 0), 0)");
    return ((Number) Objects.requireNonNull(bytes)).longValue();
  }

  /** Runs a script with {@code return}. */
  @Nullable Object run(String script, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
  }

  /** The visible text of the first element of that selector, or the empty text. */
  String text(String selector) {
    Object text =
        run(
            "const e = document.querySelector(arguments[0]); return e ? e.innerText : ''",
            selector);
    return String.valueOf(text);
  }

  void click(String selector) {
    run("document.querySelector(arguments[0]).click()", selector);
  }

  /** Waits until the script, without {@code return}, is true. */
  void until(String condition) {
    until(condition, PATIENCE);
  }

  void until(String condition, Duration patience) {
    // The page looks by itself: asking it again and again would take a core from the server.
    driver.manage().timeouts().scriptTimeout(patience.plus(PATIENCE));
    Object seen =
        driver.executeAsyncScript(
            """
            const done = arguments[1];
            const end = performance.now() + arguments[0];
            const look = () => {
              let seen = false;
              try {
                seen = Boolean(%s);
              } catch {
                // Not there yet.
              }
              if (seen || performance.now() > end) {
                done(seen);
              } else {
                setTimeout(look, 25);
              }
            };
            look();
            """
                .formatted(condition),
            patience.toMillis());
    assertThat(seen)
        .as(() ->
            "within %s: %s; the page says: %s; its log: %s"
                .formatted(patience, condition, text("body"), complaints()))
        .isEqualTo(true);
  }

  /** What the browser complained of since it was asked last; refused loads and failed scripts. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** What axe-core finds that is serious or critical, each with its place. */
  List<String> barriers() throws IOException {
    return barriers("{resultTypes: ['violations']}");
  }

  /** The same of the colours alone. */
  List<String> faintTexts() throws IOException {
    return barriers("{resultTypes: ['violations'], runOnly: ['color-contrast']}");
  }

  private List<String> barriers(String options) throws IOException {
    try (InputStream script = Browser.class.getResourceAsStream(AXE)) {
      // By the debugger and not by the page, whose policy refuses scripts from elsewhere.
      run(new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
    }
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[0];
            axe.run(document, %s).then(
                result => done(result.violations
                    .filter(each => ["serious", "critical"].includes(each.impact))
                    .flatMap(each => each.nodes.map(node => each.id + ": " + node.target + " " + node.failureSummary))),
                failed => done(["axe failed: " + failed]));
            """
                .formatted(options));
    return ((List<?>) Objects.requireNonNull(found)).stream().map(String::valueOf).toList();
  }

  /** Whether something is wider than the window, so that the page scrolls sideways. */
  boolean scrollsSideways() {
    return Boolean.TRUE.equals(
        run("return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
  }

  /** Keeps the whole page as an image under {@code target/screenshots}. */
  void screenshot(String name) throws IOException {
    Map<String, Object> shot =
        driver.executeCdpCommand(
            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    Files.createDirectories(SCREENSHOTS);
    Path file = SCREENSHOTS.resolve(name + ".png");
    Files.write(file, Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
    assertThat(file).isNotEmptyFile();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
