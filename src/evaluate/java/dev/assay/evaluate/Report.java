package dev.assay.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is printed and kept: Markdown for people, JSON for programs, written after each section so
 * that a run that is ended early leaves what it has. Used by one thread.
 */
final class Report {
  private final Path directory;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, Object> facts = new LinkedHashMap<>();

  Report(Path directory) {
    this.directory = directory;
  }

  void section(String title, String markdown) throws IOException {
    String section = "## %s%n%n%s%n".formatted(title, markdown);
    System.out.println(section);
    text.append(section);
    keep();
  }

  void fact(String name, Object value) throws IOException {
    facts.put(name, value);
    keep();
  }

  private void keep() throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("result.md"), text);
    Files.writeString(
        directory.resolve("result.json"),
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(facts));
  }
}
