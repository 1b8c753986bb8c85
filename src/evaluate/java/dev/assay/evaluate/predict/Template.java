package dev.assay.evaluate.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A query with places for values. Immutable. */
record Template(String name, String sql, List<Parameter> parameters) {
  private static final String NAME = "-- name ";
  private static final String COMMENT = "-- ";

  Template {
    parameters = List.copyOf(parameters);
  }

  /** All templates of a file, as tpch.sql tells how; {@code prefix} comes before their names. */
  static List<Template> read(Path file, String prefix) throws IOException {
    List<Template> templates = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    int begin = next(lines, 0);
    while (begin < lines.size()) {
      int end = next(lines, begin + 1);
      templates.add(of(prefix, lines.subList(begin, end)));
      begin = end;
    }
    return templates;
  }

  private static int next(List<String> lines, int from) {
    int at = from;
    while (at < lines.size() && !lines.get(at).startsWith(NAME)) {
      at++;
    }
    return at;
  }

  private static Template of(String prefix, List<String> lines) {
    List<Parameter> parameters =
        lines.stream()
            .skip(1)
            .filter(line -> line.startsWith(COMMENT))
            .map(line -> Parameter.read(line.substring(COMMENT.length())))
            .toList();
    String sql = String.join("\n", lines.stream().skip(1 + parameters.size()).toList()).strip();
    return new Template(
        prefix + lines.getFirst().substring(NAME.length()).strip(), sql, parameters);
  }

  /** The query with values drawn for its places. */
  String draw(RandomGenerator random, double scale) {
    String drawn = sql;
    for (Parameter parameter : parameters) {
      drawn = drawn.replace("{" + parameter.name() + "}", parameter.draw(random, scale));
    }
    return drawn;
  }
}
