package dev.assay.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL of a given version, 15 to 18, with pg_stat_statements preloaded, on a port of
 * its own. Its binaries are {@code 15.jar} to {@code 18.jar} of the directory that the system
 * property {@code assay.postgres.jars} names, by default {@code target/postgres}. Safe on any
 * thread; starting takes seconds.
 *
 * <p>{@link #of} shares one server per version until the JVM ends: make a database of your own by
 * {@link #create}. {@link #start} gives one that a test may reset, restart and close.
 */
public final class TestPostgres implements AutoCloseable {
  private static final Map<Integer, TestPostgres> SHARED = new ConcurrentHashMap<>();

  private final int version;
  private final Map<String, String> settings;
  private final Path directory;
  private EmbeddedPostgres server;

  private TestPostgres(int version, Map<String, String> settings) throws IOException {
    jar(version);
    this.version = version;
    this.settings = new TreeMap<>(settings);
    this.directory = Files.createTempDirectory("assay-postgres-" + version + "-");
    this.server = launch(0);
    Runtime.getRuntime().addShutdownHook(new Thread(this::closeAtEnd));
  }

  /** The server of this version that all tests of the JVM share; closed when the JVM ends. */
  public static TestPostgres of(int version) {
    return SHARED.computeIfAbsent(version, TestPostgres::shared);
  }

  private static TestPostgres shared(int version) {
    try {
      return start(version, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server for one test, with settings of postgresql.conf beside the usual ones. */
  public static TestPostgres start(int version, Map<String, String> settings) throws IOException {
    return new TestPostgres(version, settings);
  }

  // Port 0 is one that is free. The data directory is kept over restarts.
  private EmbeddedPostgres launch(int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPgBinaryResolver((system, machine) -> binaries(version))
            .setDataDirectory(directory.resolve("data"))
            .setCleanDataDirectory(false)
            // Its own hook would race with ours, which removes the files too.
            .setRegisterShutdownHook(false)
            .setPort(port)
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("max_connections", "60")
            // Tests want a server that is quick to write and never half flushed.
            .setServerConfig("fsync", "off");
    settings.forEach(builder::setServerConfig);
    return builder.start();
  }

  private static Path jar(int version) throws IOException {
    Path jar =
        Path.of(System.getProperty("assay.postgres.jars", "target/postgres"))
            .resolve(version + ".jar");
    if (!Files.exists(jar)) {
      throw new IOException(
          "no PostgreSQL %d at %s; the build copies its binaries there".formatted(version, jar));
    }
    return jar;
  }

  private static InputStream binaries(int version) throws IOException {
    Path jar = jar(version);
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry archive =
          zip.stream()
              .filter(entry -> entry.getName().endsWith(".txz"))
              .findFirst()
              .orElseThrow(() -> new IOException(jar + " holds no .txz of PostgreSQL"));
      try (InputStream content = zip.getInputStream(archive)) {
        return new ByteArrayInputStream(content.readAllBytes());
      }
    }
  }

  public int version() {
    return version;
  }

  public int port() {
    return server.getPort();
  }

  /** May do everything and needs no password. */
  public String superuser() {
    return "postgres";
  }

  /** The database {@code postgres}, as the superuser. */
  public String jdbcUrl() {
    return jdbcUrl("postgres", superuser());
  }

  /** Another database, as another role (all are let in without a password). */
  public String jdbcUrl(String database, String user) {
    return "jdbc:postgresql://localhost:%d/%s?user=%s".formatted(port(), database, user);
  }

  /** Makes a database with pg_stat_statements in it, empty but for that; gives its URL. */
  public String create(String database) throws SQLException {
    createEmpty(database);
    execute(database, "CREATE EXTENSION pg_stat_statements");
    return jdbcUrl(database, superuser());
  }

  /** Makes a database with nothing in it; gives its name. */
  String createEmpty(String database) throws SQLException {
    execute(null, "CREATE DATABASE \"" + database + "\"");
    return database;
  }

  /** Runs statements one by one as the superuser, in {@code postgres} where none is named. */
  public void execute(@Nullable String database, String... statements) throws SQLException {
    String url = jdbcUrl(database == null ? "postgres" : database, superuser());
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Stops the server and starts it again over the same data, on the same port. */
  public synchronized void restart() throws IOException {
    int port = port();
    server.close();
    server = launch(port);
  }

  /** Stops the server as {@link #restart} does, and leaves it down. */
  public synchronized void stop() throws IOException {
    server.close();
  }

  private void closeAtEnd() {
    try {
      close();
    } catch (IOException e) {
      System.err.println("PostgreSQL " + version + " was not closed cleanly: " + e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    server.close();
    if (!Files.exists(directory)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
