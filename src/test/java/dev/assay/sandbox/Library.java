package dev.assay.sandbox;

import dev.assay.lab.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A small library, compiled into a jar, and subjects that use it. */
record Library(Path jar) {
  static Library of(Path directory, String source) throws IOException {
    return new Library(jar(directory, Program.classes(source)));
  }

  static Path jar(Path directory, Map<String, byte[]> classes) throws IOException {
    Path jar = directory.resolve("library.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> each : new TreeMap<>(classes).entrySet()) {
        out.putNextEntry(new JarEntry(each.getKey().replace('.', '/') + ".class"));
        out.write(each.getValue());
      }
    }
    return jar;
  }

  Shelf shelf() {
    return Libraries.read(List.of(jar.toString()));
  }

  /** An order whose subject's {@code run} has this body. */
  Order using(String body) {
    return order("class Subject { static Object run() throws Exception { %s } }".formatted(body));
  }

  Order order(String source) {
    return new Order.Check(code(source), Map.of(), 1, "en", "UTC");
  }

  Order.Code code(String source) {
    return new Order.Code(Program.classes(source, List.of(jar)), List.of(jar.toString()));
  }
}
