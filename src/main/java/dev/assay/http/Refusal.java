package dev.assay.http;

import dev.assay.bus.Fault;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A request that HTTP itself refuses, with a status the faults of the bus have no word for.
 * Immutable; carries no stack, since it is an answer.
 */
final class Refusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final int status;
  private final Fault fault;
  private final @Nullable String allow;

  private Refusal(int status, Fault fault, String text, @Nullable String allow) {
    super(text, null, false, false);
    this.status = status;
    this.fault = fault;
    this.allow = allow;
  }

  static Refusal of(int status, Fault fault, String text) {
    return new Refusal(status, fault, text, null);
  }

  static Refusal method(String method, String allow) {
    return new Refusal(
        405, Fault.INVALID, "%s is not taken here; expected %s".formatted(method, allow), allow);
  }

  int status() {
    return status;
  }

  Fault fault() {
    return fault;
  }

  /** The methods to use instead, where that is what is wrong. */
  @Nullable String allow() {
    return allow;
  }
}
