package dev.assay.http;

import dev.assay.config.Setting;
import io.vertx.core.Future;
import java.util.List;

/** Every setting as it is in effect, without its secrets. On event loops. */
final class ConfigRoutes {
  private ConfigRoutes() {}

  /** The settings, in the order of {@code conf/assay.yaml}. */
  record Config(List<Setting> settings) {
    Config {
      settings = List.copyOf(settings);
    }
  }

  static void add(Routes routes, String path, List<Setting> settings) {
    var config = new Config(settings);
    routes.get(path, exchange -> Future.succeededFuture(Answer.json(config)));
  }
}
