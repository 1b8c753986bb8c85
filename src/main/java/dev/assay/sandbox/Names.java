package dev.assay.sandbox;

import java.util.HashMap;
import java.util.Map;

/** Keeps each name and reference of many class files only once. For one thread. */
final class Names {
  private final Map<String, String> texts = new HashMap<>();
  private final Map<Body.Ref, Body.Ref> refs = new HashMap<>();

  String one(String text) {
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  Body.Ref one(Body.Ref ref) {
    Body.Ref known = refs.putIfAbsent(ref, ref);
    return known == null ? ref : known;
  }
}
