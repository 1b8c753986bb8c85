package dev.assay;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.bus.Failure;
import dev.assay.config.Settings;
import dev.assay.config.SettingsException;
import dev.assay.config.SettingsReader;
import io.vertx.core.Vertx;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the server and ends it in good order. Runs on the main thread and on the signal thread.
 */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  private static final long START_SECONDS = 30;
  private static final long CLOSE_SECONDS = 10;

  private final Settings settings;
  private final Vertx vertx = Vertx.vertx();
  private final AssayVerticle assay;

  private Main(Settings settings) {
    this.settings = settings;
    this.assay = new AssayVerticle(settings);
  }

  public static void main(String[] arguments) {
    try {
      if (arguments.length > 0 && arguments[0].equals("--rehearse")) {
        rehearse();
      } else {
        Main main = new Main(SettingsReader.read(Path.of(""), System.getenv()));
        main.start();
        main.greet();
      }
    } catch (SettingsException | Failure unusable) {
      giveUp(String.valueOf(unusable.getMessage()));
    } catch (Exception failed) {
      giveUp(explain(failed));
    }
  }

  private void start() throws TimeoutException {
    Signals.onTermination(() -> Thread.ofPlatform().name("assay-stop").start(this::stop));
    vertx.deployVerticle(assay).await(START_SECONDS, SECONDS);
  }

  /** Starts on free ports with a database of its own, asks once, and ends: see scripts/run. */
  private static void rehearse() throws Exception {
    Path data = Files.createTempDirectory("assay-rehearsal");
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(
        Map.of(
            "HTTP_PORT", "0",
            "MANAGEMENT_PORT", "0",
            "DEMO", "false",
            "DATA_DIR", data.toString()));
    Main main = new Main(SettingsReader.read(Path.of(""), environment));
    main.start();
    Rehearsal.play(main.assay.httpPort());
    main.stop();
  }

  // Printed, not logged: it is for the person who typed the command.
  private void greet() {
    String base = "http://%s:%d".formatted(named(settings.http().host()), assay.httpPort());
    System.out.printf(
        """
        Assay listens on %s, management on http://localhost:%d
        Try: curl -s %s/v1/tests -H 'content-type: application/json' -d '%s'
        """,
        base, assay.managementPort(), base, Rehearsal.QUESTION);
  }

  private static String named(String host) {
    return host.equals("0.0.0.0") || host.equals("127.0.0.1") ? "localhost" : host;
  }

  private void stop() {
    try {
      assay.drain().await(settings.shutdown().drain().plusSeconds(1).toMillis(), MILLISECONDS);
      vertx.close().await(CLOSE_SECONDS, SECONDS);
      LOG.info("event=stopped");
      System.exit(0);
    } catch (TimeoutException | RuntimeException e) {
      LOG.error("event=stop-failed", e);
      System.exit(1);
    }
  }

  private static String explain(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return "the port is taken (%s); HTTP_PORT and MANAGEMENT_PORT choose others"
            .formatted(cause.getMessage());
      }
    }
    LOG.error("event=start-failed", failed);
    return "it could not start: " + failed.getMessage();
  }

  private static void giveUp(String line) {
    System.err.println("assay: " + line);
    System.exit(1);
  }
}
