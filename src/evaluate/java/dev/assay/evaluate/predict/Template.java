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
    String text = Files.readString(file);
    for (String part : text.substring(text.indexOf("\n" + NAME) + 1).split("(?m)^" + NAME)) {
      if (!part.isBlank()) {
        templates.add(of(prefix, part.strip().lines().toList()));
      }
    }
    return templates;
  }

  private static Template of(String prefix, List<String> lines) {
    List<Parameter> parameters =
        lines.stream()
            .skip(1)
            .filter(line -> line.startsWith(COMMENT))
            .map(line -> Parameter.read(line.substring(COMMENT.length())))
            .toList();
    String sql = String.join("\n", lines.stream().skip(1 + parameters.size()).toList()).strip();
    return new Template(prefix + lines.getFirst().strip(), sql, parameters);
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
