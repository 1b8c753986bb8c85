package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.Testgen.Share;
import dev.assay.testgen.Testgen.TestClass;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The mutation score that an answer reports against PIT's, for the operators that PIT has by
 * default. What each of the two counted is kept in {@code target/pit-agreement}.
 */
class PitAgreementIT {
  private static final Path CASES = Path.of("src/test/resources/testgen");
  private static final double POINTS = 0.10;

  /** Ours alone: PIT does not change constants by default. */
  private static final String OURS_ALONE = "constants";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"account", "arrays", "generics", "text"})
  void score_isWithinTenPointsOfPits(String name) throws IOException, InterruptedException {
    String source = Files.readString(CASES.resolve(name).resolve("Input.java"));
    Generated generated = generated(source);
    Testgen.Score score = generated.score();
    assumeThat(score).as("a score, which an answer has only where tests were run").isNotNull();

    Mutations pit = pit(source, generated.tests());

    Map<String, Share> ours = score == null ? Map.of() : score.operators();
    keep(name, pit.operators(), ours);
    assertThat(pit.failed()).isZero();
    assertThat(ours).isNotEmpty();
    assertThat(share(ours)).isCloseTo(pit.score(), within(POINTS));
  }

  private static Generated generated(String source) {
    try (RunningDesk desk = new RunningDesk(Map.of())) {
      return desk.generate(source);
    }
  }

  private Mutations pit(String source, List<TestClass> tests)
      throws IOException, InterruptedException {
    String path = Question.path(source);
    Path classes = compiled("classes", List.of(new TestClass(path, source)), List.of());
    Path testClasses = compiled("tests", tests, List.of(classes));
    String type = path.substring(0, path.length() - ".java".length()).replace('/', '.');
    return Pit.run(new Pit.Target(directory, classes, testClasses, List.of(), type));
  }

  private Path compiled(String name, List<TestClass> sources, List<Path> needed)
      throws IOException {
    Path classes = Files.createDirectories(directory.resolve(name));
    List<Path> classPath = new ArrayList<>(needed);
    classPath.addAll(Pit.junit());
    List<String> options = new ArrayList<>(List.of("-g", "-proc:none", "-nowarn"));
    options.addAll(List.of("-d", classes.toString(), "-cp", joined(classPath)));
    for (TestClass source : sources) {
      Path file = directory.resolve(name + "-src").resolve(source.path());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.source());
      options.add(file.toString());
    }
    var words = new ByteArrayOutputStream();

    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, words, words, options.toArray(String[]::new));

    assertThat(result).as(words.toString(StandardCharsets.UTF_8)).isZero();
    return classes;
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static double share(Map<String, Share> operators) {
    int killed = 0;
    int mutants = 0;
    for (var each : operators.entrySet()) {
      if (!plain(each.getKey()).equals(OURS_ALONE)) {
        killed += each.getValue().killed();
        mutants += each.getValue().mutants();
      }
    }
    return mutants == 0 ? 1 : (double) killed / mutants;
  }

  private static void keep(String name, Map<String, Share> pit, Map<String, Share> ours)
      throws IOException {
    Map<String, Share> pits = plain(pit);
    Map<String, Share> own = plain(ours);
    TreeSet<String> operators = new TreeSet<>(pits.keySet());
    operators.addAll(own.keySet());
    String table =
        operators.stream()
            .map(operator ->
                "%-24s PIT %-8s ours %s%n"
                    .formatted(operator, words(pits.get(operator)), words(own.get(operator))))
            .collect(Collectors.joining());
    Path file = Path.of("target", "pit-agreement", name + ".txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, table);
  }

  private static Map<String, Share> plain(Map<String, Share> operators) {
    return operators.entrySet().stream()
        .collect(Collectors.toMap(each -> plain(each.getKey()), Map.Entry::getValue));
  }

  // voidCalls and VOID_CALLS are the same.
  private static String plain(String operator) {
    return operator.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
  }

  private static String words(@org.jspecify.annotations.Nullable Share share) {
    return share == null ? "-" : share.killed() + "/" + share.mutants();
  }
}
