package dev.assay.query.advice.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A schema, a query, and the indexes that are right for it, as they were written down before any
 * was asked for. Immutable.
 *
 * @param schema of its own, named by the file's number
 * @param expected for each index that is right, the ways in which it may be written
 */
record SuiteCase(
    String name,
    String schema,
    List<List<String>> expected,
    @Nullable Double rowsPerCall,
    String setup,
    String query) {
  private static final Path RESOURCES = Path.of("src/test/resources");

  static List<SuiteCase> all(String directory) throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(directory))) {
      return files.sorted().map(SuiteCase::read).toList();
    }
  }

  private static SuiteCase read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      String name = file.getFileName().toString().replace(".sql", "");
      int query = text.indexOf("-- query\n");
      return new SuiteCase(
          name,
          "c" + name.substring(0, 2),
          said(text, "expect").stream()
              .filter(index -> !index.equals("nothing"))
              .map(index -> List.of(index.split(" or ")))
              .toList(),
          said(text, "rows per call").stream().map(Double::valueOf).findFirst().orElse(null),
          text.substring(0, query),
          text.substring(query + "-- query\n".length()).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> said(String text, String what) {
    String begin = "-- " + what + ": ";
    return Arrays.stream(text.split("\n"))
        .filter(line -> line.startsWith(begin))
        .map(line -> line.substring(begin.length()))
        .toList();
  }

  /** What makes its tables. */
  String[] statements() {
    return new String[] {
      "CREATE SCHEMA " + schema, "SET search_path TO " + schema, setup, "RESET search_path"
    };
  }

  /**
   * An index as it is written down here: without its name, its schema and the type that the server
   * writes behind a text.
   */
  String written(String ddl) {
    return ddl.substring(ddl.indexOf(" ON ") + 4)
        .replaceFirst("^" + schema + "\\.", "")
        .replace("'::text", "'");
  }
}
