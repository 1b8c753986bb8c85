package dev.assay.evaluate.predict;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file that what was measured is kept in, a line of JSON each, the setup first. Stateless. */
final class Observations {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Observations() {}

  static void write(Path file, Measured measured) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(JSON.writeValueAsString(measured.setup()));
      out.newLine();
      for (Observation one : measured.observations()) {
        out.write(JSON.writeValueAsString(one));
        out.newLine();
      }
    }
  }

  static Measured read(Path file) throws IOException {
    List<Observation> all = new ArrayList<>();
    try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String first = in.readLine();
      if (first == null) {
        throw new IOException(file + " is empty");
      }
      Setup setup = JSON.readValue(first, Setup.class);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        all.add(JSON.readValue(line, Observation.class));
      }
      return new Measured(setup, all);
    }
  }
}
