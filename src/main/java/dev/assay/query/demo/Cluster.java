package dev.assay.query.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Stream;

/** The running server of the demo. Made and closed by one thread; blocks for seconds. */
final class Cluster implements AutoCloseable {
  static final String SUPERUSER = "postgres";

  private static final String ONLY_WITH_PASSWORDS =
      """
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  private final EmbeddedPostgres server;
  private final Home home;

  private Cluster(EmbeddedPostgres server, Home home) {
    this.server = server;
    this.home = home;
  }

  /** Starts the server over the data that is there, or makes an empty one. */
  static Cluster start(Home home, Passwords passwords) throws IOException {
    Files.deleteIfExists(home.log());
    try {
      return new Cluster(builder(home, passwords).start(), home);
    } catch (IOException | RuntimeException | LinkageError e) {
      // What its starter throws names the command that failed, and not why; some of it is an Error.
      throw new IOException("PostgreSQL cannot be started: " + Reason.of(e) + said(home), e);
    }
  }

  private static EmbeddedPostgres.Builder builder(Home home, Passwords passwords) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(home.data())
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(home.binaries().toFile())
        .setConnectConfig("password", passwords.superuser())
        // Its hook would stop the server while those who use it are still at work.
        .setRegisterShutdownHook(false)
        .setOutputRedirector(Redirect.appendTo(home.log().toFile()))
        .setPGStartupWait(Duration.ofSeconds(30))
        .setLocaleConfig("locale", "C")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("shared_preload_libraries", "pg_stat_statements")
        .setServerConfig("shared_buffers", "64MB")
        .setServerConfig("max_wal_size", "256MB")
        .setServerConfig("max_connections", "80");
  }

  private static String said(Home home) throws IOException {
    if (!Files.exists(home.log())) {
      return "";
    }
    try (Stream<String> lines = Files.lines(home.log())) {
      return lines
          .filter(line -> line.contains("error:") || line.contains("FATAL:"))
          .findFirst()
          .map(line -> "; " + line.strip())
          .orElse("");
    }
  }

  int port() {
    return server.getPort();
  }

  /** From now on nobody gets in without a password; until then everybody does. */
  void lock(Connection connection) throws SQLException, IOException {
    Files.writeString(home.data().resolve("pg_hba.conf"), ONLY_WITH_PASSWORDS);
    Script.execute(connection, "SELECT pg_reload_conf()");
  }

  Connection connect(String database, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", user);
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/%s".formatted(port(), database), properties);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
