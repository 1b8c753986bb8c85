package dev.assay.evaluate;

import java.nio.file.Path;
import java.util.List;

/**
 * A class that tests are asked for. Immutable.
 *
 * @param library also the name of its class path in the server's settings; empty for the JDK alone
 * @param type binary name
 */
record Subject(String library, String version, String type, String source, List<Path> classPath) {
  Subject {
    classPath = List.copyOf(classPath);
  }

  String simple() {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  /** Below a source root. */
  String path() {
    return type.replace('.', '/') + ".java";
  }
}
