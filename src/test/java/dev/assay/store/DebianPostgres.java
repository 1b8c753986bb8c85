package dev.assay.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Debian's PostgreSQL 15 with hypopg, which the one of {@link TestPostgres} lacks: a cluster of its
 * own in a temporary directory, on a free port, run by the user {@code postgres} where the tests run
 * as root. The JVM's end stops it and removes its files. Safe on any thread; starting takes a second.
 */
public final class DebianPostgres {
  private static final Path BINARIES = Path.of("/usr/lib/postgresql/15/bin");
  private static final Path HYPOPG = Path.of("/usr/share/postgresql/15/extension/hypopg.control");
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
  private static final long PATIENCE = 60;

  private static @Nullable DebianPostgres shared;

  private final Path directory;
  private final int port;

  private DebianPostgres(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /** Why there is none on this machine, and what mends it; empty where it can be started. */
  public static Optional<String> lacks() {
    if (!Files.isExecutable(BINARIES.resolve("initdb")) || !Files.exists(HYPOPG)) {
      return Optional.of(
          "PostgreSQL 15 with hypopg is missing: install it (Debian: apt-get install postgresql-15"
              + " postgresql-15-hypopg)");
    }
    return isRoot() && !Files.isExecutable(SETPRIV)
        ? Optional.of("setpriv is missing, and PostgreSQL does not run as root")
        : Optional.empty();
  }

  /** The server that all tests of the JVM share. */
  public static synchronized DebianPostgres of() {
    if (shared == null) {
      try {
        shared = start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return shared;
  }

  private static DebianPostgres start() throws IOException {
    Path directory = Files.createTempDirectory("assay-debian-postgres-");
    if (isRoot()) {
      var users = directory.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(directory, users.lookupPrincipalByName("postgres"));
    }
    var server = new DebianPostgres(directory, freePort());
    Runtime.getRuntime().addShutdownHook(new Thread(server::closeAtEnd));
    server.run("initdb", "-D", server.data(), "-U", "postgres", "-A", "trust", "--no-sync");
    String options =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c fsync=off"
                .formatted(server.port, directory)
            + " -c autovacuum=off -c full_page_writes=off";
    server.run("pg_ctl", "-D", server.data(), "-w", "-l", server.log(), "-o", options, "start");
    return server;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String data() {
    return directory.resolve("data").toString();
  }

  private String log() {
    return directory.resolve("postgresql.log").toString();
  }

  // Into a file and not a pipe: the server inherits it, and a pipe would not end before the server.
  private void run(String tool, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(
          List.of(SETPRIV.toString(), "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    command.add(BINARIES.resolve(tool).toString());
    command.addAll(List.of(arguments));
    Path output = directory.resolve(tool + ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(PATIENCE, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(
            tool + " failed: " + Files.readString(output, StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(tool + " was interrupted", e);
    }
  }

  /** A database as a role; all are let in without a password. */
  public String jdbcUrl(String database, String user) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(port, database, user);
  }

  /** Runs statements one by one as the superuser. */
  public void execute(String database, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl(database, "postgres"));
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void closeAtEnd() {
    try {
      run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
      try (var files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      System.err.println("Debian's PostgreSQL was not closed cleanly: " + e);
    }
  }
}
