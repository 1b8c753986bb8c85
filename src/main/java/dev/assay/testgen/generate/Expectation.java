package dev.assay.testgen.generate;

import dev.assay.lab.Observed;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.testgen.evaluate.Outcome;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is expected of a row, and how that is known. Immutable. */
public sealed interface Expectation {
  /** Where an expected value comes from. */
  enum Provenance {
    /** The code or its documentation declares it. */
    SPECIFIED,
    /** Worked out from the source, statement by statement. */
    COMPUTED,
    /** Seen when the code ran. */
    OBSERVED,
    /** A pattern says so. */
    PATTERN;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The call throws.
   *
   * @param message null where it is not asserted
   * @param interactions the calls that stubs received; none where they are not asserted
   * @param silent whether it is asserted that no stub was called
   * @param path tells the ways through the code apart
   */
  record Throws(
      TypeName exception,
      @Nullable String message,
      List<Observed.Interaction> interactions,
      boolean silent,
      Provenance provenance,
      int line,
      int path)
      implements Expectation {
    public Throws {
      interactions = List.copyOf(interactions);
    }

    Throws(TypeName exception, Provenance provenance, int line, int path) {
      this(exception, null, List.of(), false, provenance, line, path);
    }
  }

  /**
   * The call returns. Where nothing else is to be asserted, that it does is the assertion.
   *
   * @param value null where there is none that can be written
   * @param after what else can be read then
   * @param present whether it is asserted that there is a result, though none that can be written
   * @param interactions the calls that stubs received; none where they are not asserted
   * @param silent whether it is asserted that no stub was called
   */
  record Returns(
      @Nullable Value value,
      Outcome.After after,
      boolean present,
      List<Observed.Interaction> interactions,
      boolean silent,
      Provenance provenance,
      int path)
      implements Expectation {
    public Returns {
      interactions = List.copyOf(interactions);
    }

    Returns(@Nullable Value value, Outcome.After after, Provenance provenance, int path) {
      this(value, after, false, List.of(), false, provenance, path);
    }

    boolean observable() {
      return value != null || !after.plain() || !interactions.isEmpty();
    }
  }

  /** Two instances made alike are equal; {@code other} differs from them in one component. */
  record Equal(Value one, Value alike, Value other) implements Expectation {}

  /** It cannot be told yet: the code has to be run. */
  record Unknown(Skip code, String reason) implements Expectation {}

  /**
   * What was seen, as far as it is to be asserted.
   *
   * @param items a bit for each of the observation's items; item 0 of a call that gave nothing that
   *     can be written is that it returns
   */
  static Expectation of(Observed observed, long items, Provenance provenance, int path) {
    return switch (observed) {
      case Observed.Returned returned -> new Chosen(items).of(returned, provenance, path);
      case Observed.Threw threw -> new Chosen(items).of(threw, provenance, path);
      case Observed.Lost(Observed.Why why, String words) -> new Unknown(Skip.of(why), words);
    };
  }

  /** How it is known. */
  default Provenance provided() {
    return switch (this) {
      case Throws thrown -> thrown.provenance();
      case Returns returned -> returned.provenance();
      case Equal equal -> Provenance.SPECIFIED;
      case Unknown unknown -> throw new IllegalStateException("nothing is expected");
    };
  }

  /** The calls of stubs that are asserted. */
  default List<Observed.Interaction> heard() {
    return switch (this) {
      case Throws thrown -> thrown.interactions();
      case Returns returned -> returned.interactions();
      case Equal equal -> List.of();
      case Unknown unknown -> List.of();
    };
  }

  /** Whether it is asserted that no stub was called. */
  default boolean unheard() {
    return switch (this) {
      case Throws thrown -> thrown.silent();
      case Returns returned -> returned.silent();
      case Equal equal -> false;
      case Unknown unknown -> false;
    };
  }
}
