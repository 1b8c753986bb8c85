package dev.assay.store;

import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The databases that our history may lie in; each is opened empty. Safe on any thread. */
public enum TestStore {
  EMBEDDED {
    @Override
    public Future<Database> open(Vertx vertx, Path directory) {
      return Database.open(vertx, settings(Settings.Store.EMBEDDED), directory);
    }
  },
  /** The oldest that is supported, which is the strictest. */
  POSTGRES {
    @Override
    public Future<Database> open(Vertx vertx, Path directory) {
      Settings.Store settings = settings(url(TestPostgres.of(15), nameOf(directory)));
      return Database.connect(vertx, settings, PgUrl.of(settings, name -> null));
    }
  };

  private static final Map<Path, String> NAMES = new HashMap<>();

  /** Opens the one of a directory of the test's own, empty at first. */
  public abstract Future<Database> open(Vertx vertx, Path directory);

  private static synchronized String nameOf(Path directory) {
    String name = NAMES.get(directory);
    try {
      if (name == null) {
        name = TestPostgres.of(15).createEmpty("store" + NAMES.size());
        NAMES.put(directory, name);
      }
      return name;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static Settings.Store settings(String url) {
    return SettingsReader.over(Map.of("store", Map.of("url", url))).store();
  }

  static String url(TestPostgres server, String database) {
    return "postgresql://%s@localhost:%d/%s".formatted(server.superuser(), server.port(), database);
  }
}
