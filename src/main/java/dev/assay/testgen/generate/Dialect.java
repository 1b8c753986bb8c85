package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one assertion library says what is expected: statements without indentation. For one writing
 * of one class.
 */
sealed interface Dialect permits ClassicDialect, FluentDialect {
  /**
   * An expression has a value.
   *
   * @param expressions write the value
   */
  String equal(Value expected, Actual actual, ExpressionText expressions);

  /**
   * An expression has the value of a variable.
   *
   * @param delta how far a number may be off; null for exactly
   */
  String equalTo(String expected, @Nullable String delta, Actual actual);

  /** Two expressions mean one object. */
  String same(String expected, Actual actual);

  /** Two expressions are not equal. */
  String unequal(String one, String other);

  /** A call throws, with a message where one is given. */
  List<String> throwing(TypeName exception, @Nullable String message, String call);

  /** An expression is not null. */
  String present(Actual actual);

  /** A call comes to its end. */
  List<String> completing(String call);

  /** A list holds these elements. */
  String holds(String list, List<String> elements);
}
