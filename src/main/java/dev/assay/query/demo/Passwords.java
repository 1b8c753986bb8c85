package dev.assay.query.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What the roles of the demo log in with: anyone on the machine can reach its port, and its
 * superuser could run programs as us. Immutable; kept in a file that only we can read.
 */
record Passwords(String superuser, String watcher, String shop) {
  private static final int ROLES = 3;

  static Passwords make(Path file) throws IOException {
    RandomGenerator random = new SecureRandom();
    List<String> lines = new ArrayList<>();
    for (int role = 0; role < ROLES; role++) {
      byte[] bytes = new byte[18];
      random.nextBytes(bytes);
      lines.add(HexFormat.of().formatHex(bytes));
    }
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, lines);
    return read(file);
  }

  static Passwords read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.size() != ROLES) {
      throw new IOException("%s should have %d lines".formatted(file, ROLES));
    }
    return new Passwords(lines.get(0), lines.get(1), lines.get(2));
  }

  @Override
  public String toString() {
    return "Passwords[***]";
  }
}
