package dev.assay.testgen.generate;

import java.util.Locale;
import javax.lang.model.SourceVersion;

/** Names made of other names. Stateless. */
final class Words {
  private Words() {}

  static String capital(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  static String decapital(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
  }

  /** A name that may stand in a test, like this one. */
  static String variable(String word) {
    String plain = word.replace("$", "_");
    String name = decapital(plain);
    return SourceVersion.isKeyword(name) || name.equals("_") || name.isEmpty()
        ? "the" + capital(plain)
        : name;
  }

  /** A word without what reads badly in a method's name. */
  static String inName(String word) {
    String plain = word.replaceAll("[^A-Za-z0-9]", "");
    return plain.isEmpty() ? "Value" : capital(plain);
  }
}
