package dev.assay.http;

import dev.assay.bus.Fault;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Query parameters that are one of a few words. Safe on any thread. */
final class Choice {
  private Choice() {}

  /** The value, null where the parameter is absent; INVALID names what there is. */
  static <E> @Nullable E of(
      Exchange exchange, String name, E[] values, Function<E, String> wire) {
    String text = exchange.query(name);
    if (text == null) {
      return null;
    }
    return Arrays.stream(values)
        .filter(value -> wire.apply(value).equals(text))
        .findFirst()
        .orElseThrow(() ->
            Fault.INVALID.because(
                "'%s': expected one of %s, was '%s'"
                    .formatted(
                        name,
                        Arrays.stream(values).map(wire).collect(Collectors.joining(", ")),
                        text)));
  }
}
