package dev.assay.patterns;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.bus.Fault;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The fields of work patterns belong to; in JSON as {@code data-access}. */
public enum Domain {
  AUTHENTICATION,
  VALIDATION,
  CALCULATION,
  PAYMENT,
  DATA_ACCESS,
  DATA_MUTATION,
  AUTHORIZATION,
  NOTIFICATION,
  FILE_OPERATIONS,
  SECURITY,
  COLLECTIONS,
  TEXT,
  NUMBERS,
  TIME,
  CONCURRENCY;

  private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name in JSON, in files and in tables. */
  @JsonValue
  public String wire() {
    return wire;
  }

  /** The domain of that name; {@link Fault#INVALID} with the list of names where there is none. */
  @JsonCreator
  public static Domain parse(String name) {
    return Arrays.stream(values())
        .filter(domain -> domain.wire.equals(name))
        .findFirst()
        .orElseThrow(() ->
            Fault.INVALID.because(
                "unknown domain '%s'; expected one of %s"
                    .formatted(
                        name,
                        Arrays.stream(values())
                            .map(Domain::wire)
                            .collect(Collectors.joining(", ")))));
  }
}
