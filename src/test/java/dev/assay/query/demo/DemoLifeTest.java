package dev.assay.query.demo;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoLifeTest {
  @TempDir Path directory;

  private final LinkedBlockingQueue<Demo.State> states = new LinkedBlockingQueue<>();

  @Test
  void open_stopsTheServerOfAKilledJvm_andStartsOverItsData() throws Exception {
    int port = killed();
    List<Demo.Making> making = new ArrayList<>();

    try (Demo _ = Demo.open(directory, states::add)) {
      Demo.Up up = Waiting.up(states, making::add);

      assertThat(making).hasSize(1);
      assertThat(up.port()).isNotEqualTo(port);
      assertThat(orders(up)).isEqualTo(30_000);
    }
    assertThat(directory.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void open_makesItAnew_whereItIsHalfMade() throws Exception {
    Files.createDirectories(directory.resolve("data/base"));
    Files.writeString(directory.resolve("data/postgresql.conf"), "half");
    Files.writeString(directory.resolve("data/postmaster.pid"), "not a number");
    Files.writeString(directory.resolve("passwords"), "half");

    try (Demo _ = Demo.open(directory, states::add)) {
      Demo.Up up = Waiting.up(states, making -> {});

      assertThat(orders(up)).isEqualTo(30_000);
      assertThat(directory.resolve("whole")).exists();
    }
  }

  @Test
  void close_endsIt_whileItIsMade() throws Exception {
    Demo demo = Demo.open(directory, states::add);
    Demo.State first = states.poll(20, SECONDS);

    demo.close();

    assertThat(first).isInstanceOf(Demo.Making.class);
    assertThat(states).endsWith(new Demo.Closed());
    assertThat(directory.resolve("whole")).doesNotExist();
  }

  @Test
  void open_saysWhy_whereTheDirectoryCannotBe() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "in the way");

    try (Demo _ = Demo.open(file, states::add)) {
      Demo.State state = states.poll(20, SECONDS);

      assertThat(state)
          .isInstanceOfSatisfying(
              Demo.Failed.class, failed -> assertThat(failed.reason()).contains("file"));
    }
  }

  // Another JVM makes the demo and is killed; its server runs on at the port that is returned.
  private int killed() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Alone.class.getName(),
                directory.toString())
            .redirectError(Redirect.DISCARD)
            .start();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      String line = said.readLine();
      while (line != null && !line.startsWith(Alone.UP)) {
        line = said.readLine();
      }
      assertThat(line).as("what the other JVM says").isNotNull();
      process.destroyForcibly().waitFor();
      int port = Integer.parseInt(line.substring(Alone.UP.length()));
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(socket.isConnected()).isTrue();
      }
      return port;
    }
  }

  /** A JVM with nothing but the demo. */
  static final class Alone {
    private static final String UP = "up at ";

    private Alone() {}

    public static void main(String[] args) throws InterruptedException {
      CountDownLatch never = new CountDownLatch(1);
      Demo demo = Demo.open(Path.of(args[0]), Alone::say);
      never.await();
      demo.close();
    }

    private static void say(Demo.State state) {
      if (state instanceof Demo.Up up) {
        System.out.println(UP + up.port());
      }
    }
  }

  private static long orders(Demo.Up up) throws SQLException {
    try (Connection connection = DriverManager.getConnection(up.url(), up.user(), up.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM orders")) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    }
  }
}
