package dev.assay.ml;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names as parts of a path. Pure. */
final class Paths {
  private Paths() {}

  static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
