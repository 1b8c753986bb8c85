package dev.assay.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.testgen.Testgen.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the server answered. Immutable.
 *
 * @param score null where the server measured nothing
 * @param operators the server's own killed of mutants by operator
 * @param json the whole answer
 */
record Answer(
    String verdict,
    List<TestFile> tests,
    @Nullable Double score,
    SortedMap<String, Share> operators,
    List<Finding> findings,
    JsonNode json) {

  /** A test class with its path below a test root. */
  record TestFile(String path, String source) {}

  /** What a person should look at, in the server's words. */
  record Finding(String method, int line, String kind, String text) {}

  static Answer of(JsonNode json) {
    List<TestFile> tests = new ArrayList<>();
    json.path("tests")
        .forEach(test ->
            tests.add(new TestFile(test.path("path").asText(), test.path("source").asText())));
    List<Finding> findings = new ArrayList<>();
    json.path("findings")
        .forEach(found ->
            findings.add(
                new Finding(
                    found.path("method").asText(),
                    found.path("line").asInt(),
                    found.path("kind").asText(),
                    found.path("text").asText())));
    SortedMap<String, Share> operators = new TreeMap<>();
    JsonNode score = json.path("score");
    score
        .path("operators")
        .properties()
        .forEach(each ->
            operators.put(
                each.getKey(),
                new Share(
                    each.getValue().path("killed").asInt(),
                    each.getValue().path("mutants").asInt())));
    JsonNode mutation = score.path("mutationScore");
    return new Answer(
        json.path("verdict").asText(),
        List.copyOf(tests),
        mutation.isNumber() ? mutation.asDouble() : null,
        operators,
        List.copyOf(findings),
        json);
  }
}
