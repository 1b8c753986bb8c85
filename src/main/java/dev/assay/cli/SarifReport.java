package dev.assay.cli;

import dev.assay.testgen.Testgen.Generated;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings as SARIF 2.1.0, which code hosts show beside the lines. Pure, safe on any thread. */
final class SarifReport {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String USUAL_LEVEL = "warning";

  // A branch that is never taken is untidy, as is a column too many; the other kinds are behaviour
  // somebody may meet.
  private static final Map<String, String> LEVELS =
      Map.of("deadBranch", "note", "selectStar", "note", "missingLimit", "note");

  private SarifReport() {}

  /**
   * Something to be shown beside a line.
   *
   * @param method where it is, as a person calls it
   * @param file null where it is not known
   * @param line 0 where it is in the file as a whole
   */
  record Result(String kind, String method, @Nullable Path file, int line, String text) {}

  static String of(Generated generated, Sources sources) {
    return of(
        generated.findings().stream()
            .map(each ->
                new Result(
                    each.kind(),
                    each.method(),
                    sources.holding(each.method()).orElse(null),
                    each.line(),
                    each.text()))
            .toList());
  }

  static String of(List<Result> all) {
    List<String> kinds = all.stream().map(Result::kind).distinct().sorted().toList();
    var rules = new JsonArray(kinds.stream().map(SarifReport::rule).toList());
    var results =
        new JsonArray(all.stream().map(each -> result(each, kinds.indexOf(each.kind()))).toList());
    var driver = new JsonObject().put("name", "Assay").put("rules", rules);
    var run =
        new JsonObject()
            .put("tool", new JsonObject().put("driver", driver))
            .put("columnKind", "utf16CodeUnits")
            .put("results", results);
    return new JsonObject()
        .put("$schema", SCHEMA)
        .put("version", "2.1.0")
        .put("runs", new JsonArray().add(run))
        .encodePrettily();
  }

  private static JsonObject rule(String kind) {
    return new JsonObject()
        .put("id", kind)
        .put("shortDescription", text(words(kind)))
        .put("defaultConfiguration", new JsonObject().put("level", level(kind)));
  }

  // leakedException is "leaked exception".
  private static String words(String kind) {
    return kind.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }

  private static String level(String kind) {
    return LEVELS.getOrDefault(kind, USUAL_LEVEL);
  }

  private static JsonObject result(Result result, int rule) {
    var location =
        new JsonObject()
            .put(
                "logicalLocations",
                new JsonArray()
                    .add(
                        new JsonObject()
                            .put("fullyQualifiedName", result.method())
                            .put("kind", "function")));
    Path file = result.file();
    if (file != null) {
      location.put("physicalLocation", physical(file, result.line()));
    }
    return new JsonObject()
        .put("ruleId", result.kind())
        .put("ruleIndex", rule)
        .put("level", level(result.kind()))
        .put("message", text(result.text()))
        .put("locations", new JsonArray().add(location));
  }

  private static JsonObject physical(Path file, int line) {
    var here = Path.of("").toAbsolutePath().toUri();
    var physical =
        new JsonObject()
            .put(
                "artifactLocation",
                new JsonObject().put("uri", here.relativize(file.toUri()).toString()));
    // A region begins at line 1; what has no line is in the file as a whole.
    return line < 1 ? physical : physical.put("region", new JsonObject().put("startLine", line));
  }

  private static JsonObject text(String text) {
    return new JsonObject().put("text", text);
  }
}
