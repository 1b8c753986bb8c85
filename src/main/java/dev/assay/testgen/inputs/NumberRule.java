package dev.assay.testgen.inputs;

import dev.assay.lab.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.type.TypeKind;

/** Whole and floating numbers: the plain one, the ones around zero, and the ends of the range. */
final class NumberRule implements ValueRule {
  private static final Map<String, Integer> USUAL =
      Map.ofEntries(
          Map.entry("port", 8080),
          Map.entry("year", 2024),
          Map.entry("month", 6),
          Map.entry("day", 15),
          Map.entry("age", 30),
          Map.entry("radix", 10),
          Map.entry("base", 10),
          Map.entry("percent", 50),
          Map.entry("codepoint", 65),
          Map.entry("index", 1),
          Map.entry("start", 1),
          Map.entry("offset", 1));
  private static final int PLAIN = 5;

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    TypeKind kind = inputs.unboxedKind(wanted.type());
    int plain = USUAL.getOrDefault(wanted.name().toLowerCase(Locale.ROOT), PLAIN);
    return switch (kind) {
      case INT ->
          List.of(
              whole(plain, Integer.toString(plain)),
              whole(0, "Zero"),
              whole(1, "One"),
              whole(-1, "MinusOne"),
              whole(Integer.MAX_VALUE, "MaxValue"),
              whole(Integer.MIN_VALUE, "MinValue"));
      case LONG ->
          List.of(
              whole((long) plain, Integer.toString(plain)),
              whole(0L, "Zero"),
              whole(1L, "One"),
              whole(-1L, "MinusOne"),
              whole(Long.MAX_VALUE, "MaxValue"),
              whole(Long.MIN_VALUE, "MinValue"));
      case SHORT ->
          List.of(
              whole((short) plain, Integer.toString(plain)),
              whole((short) 0, "Zero"),
              whole((short) -1, "MinusOne"),
              whole(Short.MAX_VALUE, "MaxValue"),
              whole(Short.MIN_VALUE, "MinValue"));
      case BYTE ->
          List.of(
              whole((byte) PLAIN, Integer.toString(PLAIN)),
              whole((byte) 0, "Zero"),
              whole((byte) -1, "MinusOne"),
              whole(Byte.MAX_VALUE, "MaxValue"),
              whole(Byte.MIN_VALUE, "MinValue"));
      case DOUBLE -> doubles();
      case FLOAT -> floats();
      default -> List.of();
    };
  }

  private static List<Candidate> doubles() {
    return List.of(
        whole(2.5, "2Point5"),
        whole(0.0, "Zero"),
        whole(-0.0, "NegativeZero"),
        whole(-1.5, "Negative"),
        whole(Double.NaN, "NaN"),
        whole(Double.POSITIVE_INFINITY, "PositiveInfinity"),
        whole(Double.NEGATIVE_INFINITY, "NegativeInfinity"),
        whole(Double.MAX_VALUE, "MaxValue"));
  }

  private static List<Candidate> floats() {
    return List.of(
        whole(2.5f, "2Point5"),
        whole(0.0f, "Zero"),
        whole(-0.0f, "NegativeZero"),
        whole(-1.5f, "Negative"),
        whole(Float.NaN, "NaN"),
        whole(Float.POSITIVE_INFINITY, "PositiveInfinity"),
        whole(Float.MAX_VALUE, "MaxValue"));
  }

  private static Candidate whole(Object value, String trait) {
    return new Candidate(Value.of(value), trait);
  }
}
