package dev.assay;

import dev.assay.config.Settings;
import dev.assay.observe.Meters;
import dev.assay.query.collect.Watches;
import dev.assay.query.demo.Demo;
import dev.assay.store.PgUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the demo database where no other is named, and has it watched once it is up. Told on the
 * demo's own thread; closing does not block.
 */
final class DemoHost {
  private static final Logger LOG = LoggerFactory.getLogger(DemoHost.class);

  private final Vertx vertx;
  private final Watches watches;
  private final Meters meters;
  private final Demo demo;

  private DemoHost(Vertx vertx, Watches watches, Meters meters, Path dir) {
    this.vertx = vertx;
    this.watches = watches;
    this.meters = meters;
    watches.progress(Demo.NAME, 0, "the demo database is about to be made");
    this.demo = Demo.open(dir, this::told);
  }

  /** The demo, if the settings ask for it. */
  static Optional<DemoHost> open(Vertx vertx, Settings settings, Watches watches, Meters meters) {
    return settings.demo() && settings.databases().isEmpty()
        ? Optional.of(new DemoHost(vertx, watches, meters, settings.data().dir().resolve("demo")))
        : Optional.empty();
  }

  private void told(Demo.State state) {
    switch (state) {
      case Demo.Making making -> watches.progress(Demo.NAME, making.progress(), making.doing());
      case Demo.Up up -> up(up);
      case Demo.Failed failed -> watches.failed(Demo.NAME, failed.reason());
      case Demo.Closed closed -> LOG.debug("event=demo-closed");
    }
  }

  private void up(Demo.Up up) {
    LOG.info("event=demo-up url={} user={}", up.url(), up.user());
    var watched =
        new Settings.Watched(
            up.url(),
            Optional.of(up.user()),
            Optional.of(up.password()),
            Optional.empty(),
            Optional.of(true));
    watches.add(Demo.NAME, PgUrl.of(Demo.NAME, watched, name -> null), true);
    meters.watch(watches.of(Demo.NAME).desk());
  }

  Future<Void> close() {
    return vertx.<Void>executeBlocking(
        () -> {
          demo.close();
          return null;
        },
        false);
  }
}
