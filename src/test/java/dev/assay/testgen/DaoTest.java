package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testgen.Testgen.Generate;
import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.Testgen.Score;
import dev.assay.testgen.Testgen.TestClass;
import dev.assay.testgen.Testgen.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes that talk to a database by JDBC, with and without Mockito on their class path. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DaoTest {
  private static final Path SUBJECTS = Path.of("src/test/resources/dao");
  private static final Path USERS = Path.of("src/test/resources/testgen/dao");
  private static final boolean WRITE = "write".equals(System.getProperty("assay.golden"));

  /** The share of mutants that the tests of a class have to notice. */
  private static final double LEAST = 0.8;

  private final RunningDesk desk =
      new RunningDesk(
          Map.of(
              "mocks",
              Stream.of(
                      "org.mockito.Mockito",
                      "net.bytebuddy.ByteBuddy",
                      "net.bytebuddy.agent.ByteBuddyAgent",
                      "org.objenesis.Objenesis")
                  .map(DaoTest::jarOf)
                  .toList()));

  // By name: what Mockito needs is no dependency of the tests themselves.
  private static Path jarOf(String type) {
    try {
      Class<?> loaded = Class.forName(type);
      return Path.of(loaded.getProtectionDomain().getCodeSource().getLocation().getPath());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(type + " is not on the class path of the tests", e);
    }
  }

  @AfterAll
  void close() {
    desk.close();
  }

  static List<String> subjects() throws IOException {
    try (Stream<Path> files = Files.list(SUBJECTS)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  private Generated answer(Path source, @Nullable String classPath) throws IOException {
    return desk.unhurried(
        new Generate(Files.readString(source), null, null, null, classPath, null));
  }

  private static String joined(Generated generated) {
    return generated.tests().stream().map(TestClass::source).collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void generate_noticesMostMutants(String subject) throws IOException {
    Generated generated = answer(SUBJECTS.resolve(subject), null);

    Score score = Objects.requireNonNull(generated.score());
    assertThat(generated.verdict()).isEqualTo(Verdict.GREEN);
    assertThat(score.mutants()).isPositive();
    assertThat((double) score.killed() / score.mutants()).isGreaterThanOrEqualTo(LEAST);
  }

  @Test
  void generate_tellsACommitFromARollback() throws IOException {
    String tests = joined(answer(SUBJECTS.resolve("Transfers.java"), null));

    String end = "\"connection.setAutoCommit(true)\", \"connection.close()\"), calls);";
    assertThat(tests)
        .containsIgnoringWhitespaces("\"connection.commit()\", " + end)
        .containsIgnoringWhitespaces("\"connection.rollback()\", " + end);
  }

  @Test
  void generate_writesMocks_whereMockitoIs() throws IOException {
    Generated generated = answer(USERS.resolve("Input.java"), "mocks");

    Path expected = USERS.resolve("WithMockito.java");
    if (WRITE) {
      Files.writeString(expected, joined(generated));
    }
    assertThat(generated.verdict()).isEqualTo(Verdict.GREEN);
    assertThat(joined(generated)).isEqualTo(Files.readString(expected));
  }
}
