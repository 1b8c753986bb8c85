package dev.assay.code;

import java.util.Set;

/** Knows which methods answer yes or no, by their names. Pure functions, safe on any thread. */
final class Predicates {
  private static final Set<String> NAMES =
      Set.of(
          "equals",
          "equalsIgnoreCase",
          "contentEquals",
          "startsWith",
          "endsWith",
          "contains",
          "containsKey",
          "containsValue",
          "containsAll",
          "matches",
          "anyMatch",
          "allMatch",
          "noneMatch",
          "nonNull");

  private Predicates() {}

  static boolean named(String name) {
    return NAMES.contains(name) || prefixed(name, "is") || prefixed(name, "has");
  }

  private static boolean prefixed(String name, String prefix) {
    return name.length() > prefix.length()
        && name.startsWith(prefix)
        && Character.isUpperCase(name.charAt(prefix.length()));
  }
}
