package dev.assay.testgen;

import dev.assay.code.MethodSignature;
import dev.assay.code.SourceUnit;
import dev.assay.code.TypeSignature;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The words of a source's identifiers, lower case. Stateless. */
final class SourceWords {
  private SourceWords() {}

  static Set<String> of(List<SourceUnit> units) {
    Set<String> words = new TreeSet<>();
    units.forEach(unit -> unit.types().forEach(type -> add(type, words)));
    return words;
  }

  /** The words of the types' and methods' names alone: what the source does. */
  static Set<String> ofNames(List<SourceUnit> units) {
    Set<String> words = new TreeSet<>();
    for (SourceUnit unit : units) {
      for (TypeSignature type : unit.types()) {
        split(type.name(), words);
        type.methods().forEach(method -> split(method.name(), words));
      }
    }
    return words;
  }

  private static void add(TypeSignature type, Set<String> words) {
    split(type.name(), words);
    type.fields().forEach(field -> split(field.name(), words));
    type.components().forEach(component -> split(component.name(), words));
    for (MethodSignature method : type.methods()) {
      split(method.name(), words);
      method.parameters().forEach(parameter -> split(parameter.name(), words));
    }
    type.nested().forEach(nested -> add(nested, words));
  }

  private static void split(String identifier, Set<String> words) {
    for (String word : identifier.split("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+", -1)) {
      if (word.length() > 1) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
  }
}
