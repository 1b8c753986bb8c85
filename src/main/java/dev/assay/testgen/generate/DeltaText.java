package dev.assay.testgen.generate;

import dev.assay.lab.Tolerance;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a floating point number may be off, as the shortest literal for it. Stateless. */
final class DeltaText {
  private DeltaText() {}

  /** The delta of a number; null where it is compared exactly, or is none. */
  static @Nullable String of(@Nullable Value expected) {
    return switch (expected) {
      case Value.Literal(Double number) when Double.isFinite(number) -> literal(delta(number), "");
      case Value.Literal(Float number) when Float.isFinite(number) -> literal(delta(number), "f");
      case null, default -> null;
    };
  }

  /** The delta for all numbers of an array; null where it is not one of numbers like that. */
  static @Nullable String ofElements(Value.ArrayOf array) {
    TypeName element = array.element();
    boolean floating =
        element.dimensions() == 0
            && element.packageName().isEmpty()
            && (element.name().equals("double") || element.name().equals("float"));
    return floating
        ? literal(most(array.elements()), element.name().equals("float") ? "f" : "")
        : null;
  }

  /** The greatest delta among values; what is no number has none. */
  static double most(List<Value> values) {
    return values.stream().mapToDouble(DeltaText::delta).max().orElse(Tolerance.of(0.0));
  }

  private static double delta(Value value) {
    return switch (value) {
      case Value.Literal(Double number) when Double.isFinite(number) -> delta(number);
      case Value.Literal(Float number) when Float.isFinite(number) -> delta((double) number);
      default -> Tolerance.of(0.0);
    };
  }

  private static double delta(double number) {
    return Tolerance.of(number);
  }

  /** A delta with one digit, rounded up. */
  static String literal(double delta, String suffix) {
    BigDecimal rounded =
        BigDecimal.valueOf(delta).round(new MathContext(1, RoundingMode.UP)).stripTrailingZeros();
    return rounded.unscaledValue() + "e" + -rounded.scale() + suffix;
  }
}
