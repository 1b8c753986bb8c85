package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Reply;
import dev.assay.lab.wire.Message;
import dev.assay.lab.wire.RecordWire;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile programs, each run for real in a child of one sandbox, which has to outlive them all. */
@TestInstance(Lifecycle.PER_CLASS)
class AttacksIT {
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofSeconds(25);

  private final Set<ProcessHandle> before = new HashSet<>();
  private final Set<ProcessHandle> seen = new HashSet<>();
  private Sandbox sandbox;

  AttacksIT() throws Exception {
    ProcessHandle.current().descendants().forEach(before::add);
    sandbox = OpenSandbox.with(Map.of("children", 2));
  }

  /**
   * A program that does harm, and how it has to end.
   *
   * @param body of the subject's {@code run}
   */
  record Attack(String name, String body, Duration limit, Ended.Cause cause) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A program that tries, and what it has to be told. */
  record Attempt(String name, String body, String told) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Attack> attacks() {
    return List.of(
        new Attack("exit", "System.exit(7); return null;", LONG, Ended.Cause.CRASHED),
        new Attack("exit as if well", "System.exit(0); return null;", LONG, Ended.Cause.CRASHED),
        new Attack("halt", "Runtime.getRuntime().halt(9); return null;", LONG, Ended.Cause.CRASHED),
        new Attack(
            "exit with a hook that never ends",
            """
            Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) {} }));
            System.exit(1); return null;
            """,
            SHORT,
            Ended.Cause.TIMED_OUT),
        new Attack("endless loop", "while (true) {}", SHORT, Ended.Cause.TIMED_OUT),
        new Attack(
            "endless print",
            "while (true) { System.out.println(\"x\".repeat(9999)); System.err.print(1); }",
            SHORT,
            Ended.Cause.TIMED_OUT),
        new Attack(
            "endless print to the real streams",
            """
            var err = new java.io.FileOutputStream(java.io.FileDescriptor.err);
            while (true) { try { err.write(new byte[65536]); } catch (java.io.IOException full) {} }
            """,
            SHORT,
            Ended.Cause.TIMED_OUT),
        new Attack(
            "endless allocation",
            "var all = new java.util.ArrayList<Object>(); while (true) { all.add(new int[9999]); }",
            LONG,
            Ended.Cause.OUT_OF_MEMORY),
        new Attack(
            "10 GB array",
            "return \"\" + new long[1_250_000_000].length;",
            LONG,
            Ended.Cause.OUT_OF_MEMORY),
        new Attack(
            "thread bomb",
            """
            Runnable sleep = () -> { while (true) { java.util.concurrent.locks.LockSupport.park(); } };
            while (true) { new Thread(sleep).start(); }
            """,
            LONG,
            Ended.Cause.OUT_OF_MEMORY),
        new Attack(
            "sleep for ever",
            "Thread.sleep(Long.MAX_VALUE); return null;",
            SHORT,
            Ended.Cause.TIMED_OUT),
        new Attack(
            "read the real input",
            "return \"\" + new java.io.FileInputStream(java.io.FileDescriptor.in).read();",
            SHORT,
            Ended.Cause.TIMED_OUT),
        new Attack(
            "nonsense as an answer",
            """
            new java.io.FileOutputStream(java.io.FileDescriptor.out).write("nonsense".getBytes());
            return null;
            """,
            LONG,
            Ended.Cause.GARBLED),
        new Attack("a forged answer", forging(), LONG, Ended.Cause.GARBLED),
        new Attack(
            "a flood of answers",
            """
            var out = new java.io.FileOutputStream(java.io.FileDescriptor.out);
            while (true) { out.write(new byte[65536]); }
            """,
            LONG,
            Ended.Cause.GARBLED),
        new Attack(
            "close the output",
            "new java.io.FileOutputStream(java.io.FileDescriptor.out).close(); return null;",
            LONG,
            Ended.Cause.CRASHED),
        new Attack(
            "crash the JVM",
            """
            var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
            field.setAccessible(true);
            var unsafe = field.get(null);
            unsafe.getClass().getMethod("putAddress", long.class, long.class).invoke(unsafe, 0L, 1L);
            return null;
            """,
            LONG,
            Ended.Cause.CRASHED));
  }

  static List<Attempt> attempts() {
    return List.of(
        new Attempt(
            "deep recursion",
            "return new Object() { String f() { return f() + 1; } }.f();",
            "java.lang.StackOverflowError"),
        new Attempt(
            "start a shell",
            "return \"\" + new ProcessBuilder(\"/bin/sh\", \"-c\", \":\").start().pid();",
            "java.io.IOException: Cannot run program"),
        new Attempt(
            "start another JVM",
            """
            String java = System.getProperty("java.home") + "/bin/java";
            return "" + new ProcessBuilder(java, "-version").start().pid();
            """,
            "java.io.IOException: Cannot run program"),
        new Attempt(
            "fork without a helper",
            """
            System.setProperty("jdk.lang.Process.launchMechanism", "FORK");
            String java = System.getProperty("java.home") + "/bin/java";
            try {
              return "" + new ProcessBuilder(java, "-version").start().pid();
            } catch (java.io.IOException e) {
              return e.getMessage().replaceAll(".*(?=error)", "");
            }
            """,
            "error: 1 (Operation not permitted)"),
        new Attempt("read the passwords", reading("/etc/passwd"), "java.nio.file.NoSuchFile"),
        new Attempt(
            "read the sources",
            listing(Path.of("src").toAbsolutePath().toString()),
            "java.nio.file.NoSuchFile"),
        new Attempt(
            "read the settings",
            reading(Path.of("conf/assay.yaml").toAbsolutePath().toString()),
            "java.nio.file.NoSuchFile"),
        new Attempt(
            "see the server's process",
            reading("/proc/%d/environ".formatted(ProcessHandle.current().pid())),
            "java.nio.file.NoSuchFile"),
        new Attempt("see any process", "return \"\" + ProcessHandle.allProcesses().count();", "2"),
        new Attempt(
            "see the environment",
            "return \"\" + new java.util.TreeSet<>(System.getenv().keySet());",
            "[LANG, MALLOC_ARENA_MAX, PWD]"),
        new Attempt(
            "write elsewhere",
            """
            var written = new java.util.ArrayList<String>();
            var home = System.getProperty("java.home");
            for (String place : new String[] {"/", "/usr", "/lib64", "/etc", "/dev", "/dev/shm", "/var/tmp",
                "/proc/sys/kernel", "/proc/self", home, home + "/lib"}) {
              try {
                java.nio.file.Files.writeString(java.nio.file.Path.of(place, "hostname"), "x");
                written.add(place);
              } catch (java.io.IOException refused) {
              }
            }
            return "" + written;
            """,
            "[]"),
        new Attempt(
            "fill its directory",
            """
            for (int i = 0; i < 10_000; i++) {
              java.nio.file.Files.write(java.nio.file.Path.of("f" + i), new byte[1 << 20]);
            }
            return "filled";
            """,
            "java.io.IOException: No space left"),
        new Attempt(
            "one large file",
            """
            try (var file = new java.io.RandomAccessFile("large", "rw")) { file.setLength(1L << 40); }
            return "written";
            """,
            "java.io.IOException: File too large"),
        new Attempt(
            "connect to the world",
            "new java.net.Socket(\"1.1.1.1\", 80); return \"connected\";",
            "java.net."),
        new Attempt(
            "native access",
            """
            var linker = java.lang.foreign.Linker.nativeLinker();
            var integer = java.lang.foreign.ValueLayout.JAVA_INT;
            var create = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("creat"),
                java.lang.foreign.FunctionDescriptor.of(
                    integer, java.lang.foreign.ValueLayout.ADDRESS, integer));
            try (var arena = java.lang.foreign.Arena.ofConfined()) {
              return "creat: " + create.invoke(arena.allocateFrom("/usr/evil"), 0x1ff);
            } catch (Throwable refused) {
              return "refused: " + refused;
            }
            """,
            "creat: -1"),
        new Attempt(
            "a library of its own",
            "System.load(\"/tmp/evil.so\"); return \"loaded\";",
            "java.lang.UnsatisfiedLinkError"),
        new Attempt("read the input", "return \"\" + System.in.read();", "-1"));
  }

  @BeforeAll
  void needsBubblewrap() {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        sandbox.kind().equals("bubblewrap"),
        () -> "SKIPPED: " + sandbox.unavailable().orElse("no bubblewrap"));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void anAttack_endsTheChild_andNothingElse(Attack attack) {
    Ended ended = OpenSandbox.run(sandbox, Program.running(attack.body()), attack.limit());

    assertThat(ended).isInstanceOf(Ended.Died.class);
    assertThat(((Ended.Died) ended).cause()).as("%s", ended).isEqualTo(attack.cause());
    assertUnhurt();
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void anAttempt_isRefused(Attempt attempt) {
    Ended ended = OpenSandbox.run(sandbox, Program.running(attempt.body()), LONG);

    assertThat(OpenSandbox.said(ended)).startsWith(attempt.told());
    assertUnhurt();
  }

  @Test
  void theServersPort_isNotReached() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String connect =
          "new java.net.Socket(\"127.0.0.1\", %d); return \"connected\";"
              .formatted(server.getLocalPort());

      Ended ended = OpenSandbox.run(sandbox, connect);

      assertThat(OpenSandbox.said(ended)).startsWith("java.net.ConnectException");
      assertUnhurt();
    }
  }

  @Test
  void aFileOfTheServer_isNotRead(@TempDir Path data) throws Exception {
    Path secret = Files.writeString(data.resolve("assay.db"), "secret");

    Ended ended = OpenSandbox.run(sandbox, reading(secret.toString()));

    assertThat(OpenSandbox.said(ended)).startsWith("java.nio.file.NoSuchFileException");
  }

  @Test
  void killingEveryProcess_killsOnlyTheChild() {
    String kill =
        """
        ProcessHandle.current().parent().ifPresent(ProcessHandle::destroyForcibly);
        ProcessHandle.allProcesses().filter(each -> !each.equals(ProcessHandle.current()))
            .forEach(ProcessHandle::destroyForcibly);
        return "done";
        """;

    Ended ended = OpenSandbox.run(sandbox, Program.running(kill), LONG);

    assertThat(ended).isNotNull();
    assertUnhurt();
  }

  @Test
  void changedDefaults_areNotMetByTheNext() {
    String change =
        """
        java.util.Locale.setDefault(java.util.Locale.GERMANY);
        java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("Asia/Tokyo"));
        System.setProperty("line.separator", "?");
        System.setOut(null);
        return "changed";
        """;
    String look =
        """
        System.out.println();
        return java.util.Locale.getDefault() + " " + java.util.TimeZone.getDefault().getID()
            + System.getProperty("line.separator").length();
        """;

    Ended changed = OpenSandbox.run(sandbox, change);
    List<String> after =
        List.of(
            OpenSandbox.said(OpenSandbox.run(sandbox, look)),
            OpenSandbox.said(OpenSandbox.run(sandbox, look)),
            OpenSandbox.said(OpenSandbox.run(sandbox, look)));

    assertThat(OpenSandbox.said(changed)).isEqualTo("changed");
    assertThat(after).containsOnly("en_US UTC1");
  }

  @Test
  void aThreadLeftBehind_isMetByNobody() {
    String leave =
        """
        Thread thread = new Thread(() -> { while (true) {} });
        thread.setDaemon(true);
        thread.start();
        return "left";
        """;

    Ended.Answered left = (Ended.Answered) OpenSandbox.run(sandbox, leave);
    List<String> next = List.of(child(), child(), child());

    assertThat(OpenSandbox.said(left)).isEqualTo("left");
    assertThat(next).doesNotContain(left.child());
  }

  @AfterAll
  void nothingIsLeft() throws Exception {
    remember();
    sandbox.close();

    for (ProcessHandle process : seen) {
      process.onExit().get(10, TimeUnit.SECONDS);
    }
    assertThat(seen).noneMatch(ProcessHandle::isAlive);
  }

  private void assertUnhurt() {
    remember();
    assertThat(OpenSandbox.said(OpenSandbox.run(sandbox, "return \"fine\";"))).isEqualTo("fine");
    // Two may work, and as many again stand by.
    assertThat(sandbox.counts().alive()).isLessThanOrEqualTo(4);
  }

  private void remember() {
    ProcessHandle.current().descendants().filter(each -> !before.contains(each)).forEach(seen::add);
  }

  private String child() {
    return ((Ended.Answered) OpenSandbox.run(sandbox, "return \"fine\";")).child();
  }

  private static String reading(String file) {
    return "return java.nio.file.Files.readString(java.nio.file.Path.of(\"%s\"));".formatted(file);
  }

  private static String listing(String directory) {
    return "return \"\" + java.nio.file.Files.list(java.nio.file.Path.of(\"%s\")).toList();"
        .formatted(directory);
  }

  private static String forging() {
    var frame = new ByteArrayOutputStream();
    try {
      Reply green = new Reply.Checked(List.of(), true);
      RecordWire.of(Message.class).write(new Message.Answered(42, green, true), frame);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return """
    byte[] frame = java.util.Base64.getDecoder().decode("%s");
    new java.io.FileOutputStream(java.io.FileDescriptor.out).write(frame);
    return null;
    """
        .formatted(Base64.getEncoder().encodeToString(frame.toByteArray()));
  }
}
