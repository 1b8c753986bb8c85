package dev.assay.code;

import java.util.List;

/** Estimates how much memory an answer holds. Pure functions, safe on any thread. */
final class Footprint {
  // What a record, its lists and the headers of its texts take beside the letters.
  private static final int RECORD = 150;

  private Footprint() {}

  static int of(SourceUnit unit) {
    return RECORD + words(unit.imports()) + types(unit.types());
  }

  static int of(MethodSignature method) {
    int bytes = 4 * RECORD + 2 * method.id().length() + words(method.annotations());
    for (var contract : method.contracts()) {
      bytes += RECORD + contract.text().length();
    }
    for (var condition : method.conditions()) {
      bytes += RECORD + condition.text().length() + RECORD * condition.comparisons().size();
    }
    for (var sql : method.sql()) {
      bytes += RECORD + sql.text().length();
    }
    return bytes;
  }

  /** How many methods and constructors the types hold, nested types included. */
  static int methods(List<TypeSignature> types) {
    int count = 0;
    for (TypeSignature type : types) {
      count += type.methods().size() + methods(type.nested());
    }
    return count;
  }

  /** How many bytes a text takes in UTF-8. */
  static int utf8(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return (int) Math.min(Integer.MAX_VALUE, bytes);
  }

  private static int types(List<TypeSignature> types) {
    int bytes = 0;
    for (TypeSignature type : types) {
      bytes += 4 * RECORD + words(type.annotations()) + words(type.constants());
      bytes += RECORD * (type.fields().size() + type.components().size());
      bytes += type.methods().stream().mapToInt(Footprint::of).sum() + types(type.nested());
    }
    return bytes;
  }

  private static int words(List<String> words) {
    int bytes = 0;
    for (String word : words) {
      bytes += RECORD / 3 + word.length();
    }
    return bytes;
  }
}
