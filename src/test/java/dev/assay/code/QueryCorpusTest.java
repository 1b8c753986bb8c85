package dev.assay.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.code.Queries.Language;
import dev.assay.code.Queries.OfMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What is found in sources whose statements and smells were written down before ({@code
 * expected.txt}: kind, method, line, words).
 */
@TestInstance(Lifecycle.PER_CLASS)
class QueryCorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/review");

  private final List<String> missed = new ArrayList<>();
  private final List<String> invented = new ArrayList<>();
  private int wanted;
  private int statements;

  @BeforeAll
  void measure() throws IOException {
    Map<String, List<String>> expected = expected();
    for (Map.Entry<String, List<String>> each : expected.entrySet()) {
      String source = Files.readString(CORPUS.resolve(each.getKey() + ".java"));
      List<String> found = found(source);
      wanted += each.getValue().size();
      statements += (int) each.getValue().stream().filter(it -> !it.startsWith("smell")).count();
      each.getValue().stream()
          .filter(it -> !found.contains(it))
          .forEach(it -> missed.add(each.getKey() + " " + it));
      found.stream()
          .filter(it -> !each.getValue().contains(it))
          .forEach(it -> invented.add(each.getKey() + " " + it));
    }
    System.out.printf(
        "%d sources, %d statements and %d smells written down: %d found, %d missed, %d false%n",
        expected.size(),
        statements,
        wanted - statements,
        wanted - missed.size(),
        missed.size(),
        invented.size());
    missed.forEach(each -> System.out.println("missed " + each));
    invented.forEach(each -> System.out.println("false  " + each));
  }

  private static Map<String, List<String>> expected() throws IOException {
    Map<String, List<String>> expected = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : Files.readAllLines(CORPUS.resolve("expected.txt"))) {
      if (line.startsWith(" ")) {
        current.add(line.strip());
      } else {
        current = new ArrayList<>();
        expected.put(line, current);
      }
    }
    return expected;
  }

  private static List<String> found(String source) {
    var all = new ArrayList<String>();
    for (OfMethod method : QueryReader.read(Map.of("", source)).getFirst().methods()) {
      method
          .found()
          .forEach(each -> {
            String how =
                each.text() == null
                    ? "unknown"
                    : each.language() == Language.JPQL
                        ? "jpql"
                        : each.exact() ? "exact" : "inexact";
            String text = each.text() == null ? "" : each.text().replaceAll("\\s+", " ");
            all.add("%s %s %d %s".formatted(how, method.name(), each.line(), text).strip());
          });
      method
          .smells()
          .forEach(it -> all.add("smell %s %d %s".formatted(method.name(), it.line(), it.kind())));
    }
    return all;
  }

  @Test
  void corpus_isOfFortySources() throws IOException {
    assertThat(expected()).hasSize(40);
  }

  @Test
  void found_isAllThatIsWrittenDown() {
    assertThat(missed).isEmpty();
  }

  @Test
  void found_isNothingElse() {
    assertThat(invented).isEmpty();
  }
}
