package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Says of an object that was found by searching how it differs from the plain one: {@code
 * WithUntilNull}. Stateless.
 */
final class Differing {
  /** More differences than these make a name that nobody reads. */
  private static final int MOST = 3;

  private Differing() {}

  /**
   * The words; those of {@link Traits} where the two were not made by the same constructor.
   *
   * @param names of the constructor's parameters
   */
  static String of(Value plain, Value other, List<String> names) {
    if (!(plain instanceof Value.New one
        && other instanceof Value.New two
        && one.parameters().equals(two.parameters())
        && one.type().equals(two.type())
        && names.size() == two.arguments().size())) {
      return Traits.ofReceiver(other);
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Value argument = two.arguments().get(i);
      if (!argument.equals(one.arguments().get(i))) {
        String trait = Traits.of(argument);
        parts.add(Words.inName(names.get(i)) + (trait.startsWith("Has") ? "That" : "") + trait);
      }
    }
    return parts.isEmpty() || parts.size() > MOST
        ? Traits.ofReceiver(other)
        : "With" + String.join("And", parts);
  }
}
