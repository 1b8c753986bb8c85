package dev.assay.evaluate.anomaly;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A series as it was recorded, and the file it is kept in: a line of JSON each, the setup first.
 * Immutable.
 */
record Recording(Setup setup, List<Recorded> intervals) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  Recording {
    intervals = List.copyOf(intervals);
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(JSON.writeValueAsString(setup));
      out.newLine();
      for (Recorded one : intervals) {
        out.write(JSON.writeValueAsString(one));
        out.newLine();
      }
    }
  }

  static Recording read(Path file) throws IOException {
    List<Recorded> all = new ArrayList<>();
    try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String first = in.readLine();
      if (first == null) {
        throw new IOException(file + " is empty");
      }
      Setup setup = JSON.readValue(first, Setup.class);
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        all.add(JSON.readValue(line, Recorded.class));
      }
      return new Recording(setup, all);
    }
  }
}
