package dev.assay;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.config.Configured;
import dev.assay.config.Settings;
import dev.assay.config.SettingsException;
import dev.assay.config.SettingsReader;
import dev.assay.observe.LogFormat;
import dev.assay.observe.Traces;
import io.vertx.core.Vertx;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
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
  private final @Nullable Traces traces;
  private final Vertx vertx;
  private final AssayVerticle assay;

  private Main(Configured configured) {
    this.settings = configured.settings();
    LogFormat.apply(settings.log());
    this.traces = Traces.open(settings.tracing());
    this.vertx = traces == null ? Vertx.vertx() : traces.vertx();
    this.assay = new AssayVerticle(configured);
  }

  public static void main(String[] arguments) {
    try {
      if (arguments.length > 0 && arguments[0].equals("--rehearse")) {
        rehearse();
      } else {
        Main main = new Main(SettingsReader.configured(Path.of(""), System.getenv()));
        main.start();
        main.greet();
      }
    } catch (SettingsException | Failure unusable) {
      giveUp(String.valueOf(unusable.getMessage()));
    } catch (Exception failed) {
      giveUp(explain(failed));
    }
  }

  private void start() {
    Signals.onTermination(() -> Thread.ofPlatform().name("assay-stop").start(this::stop));
    try {
      vertx.deployVerticle(assay).await(START_SECONDS, SECONDS);
    } catch (TimeoutException late) {
      throw Fault.LATE.because(
          "it was not ready within %d s; start it again when the machine and the store are less busy"
              .formatted(START_SECONDS));
    }
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
    Main main = new Main(SettingsReader.configured(Path.of(""), environment));
    main.start();
    Rehearsal.play(main.assay.httpPort());
    main.stop();
  }

  // Printed, not logged: it is for the person who typed the command.
  private void greet() {
    String base =
        "%s://%s:%d"
            .formatted(
                settings.http().tls().on() ? "https" : "http",
                named(settings.http().host()),
                assay.httpPort());
    if (settings.log().json()) {
      LOG.info("event=started url={} managementPort={}", base, assay.managementPort());
      return;
    }
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
      if (traces != null) {
        traces.close();
      }
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
