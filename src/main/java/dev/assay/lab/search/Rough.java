package dev.assay.lab.search;

import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Probe;
import dev.assay.lab.Observed.Returned;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.List;

/**
 * What can be told of a value that is another one elsewhere, where the locale or the clock makes
 * it: that a text is not empty, what class an object is of. Pure.
 */
final class Rough {
  private Rough() {}

  /** Nothing where it is not worth telling. */
  static List<Probe> of(Value value) {
    return switch (value) {
      case Value.Literal(String text) ->
          List.of(new Probe("isEmpty", Value.of(text.isEmpty()), false));
      case Value.New made -> List.of(kind(made.type()));
      case Value.StaticCall call when call.type().packageName().equals("java.time") ->
          List.of(kind(call.type()));
      default -> List.of();
    };
  }

  private static Probe kind(TypeName type) {
    TypeName raw = TypeName.of(type.packageName(), type.name());
    return new Probe("getClass", new Value.ClassLiteral(raw), false);
  }

  /** What was seen with the value told roughly; the same where that tells nothing. */
  static Observed of(Observed seen) {
    boolean tells =
        seen instanceof Returned returned
            && returned.value() != null
            && returned.ofResult().isEmpty()
            && !of(returned.value()).isEmpty()
            && !returned.value().equals(Value.of(""));
    return tells && seen instanceof Returned(var value, var self, _, _, _, _) && value != null
        ? new Returned(null, self, of(value), List.of(), List.of(), List.of())
        : seen;
  }
}
