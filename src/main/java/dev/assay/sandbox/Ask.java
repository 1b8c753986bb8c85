package dev.assay.sandbox;

import dev.assay.bus.Call;
import dev.assay.lab.Order;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * An order with the conditions it is carried out on. Immutable.
 *
 * @param limit how long the child may take; the call's deadline ends it earlier
 * @param otherThan the name of a child that is not to do it; empty where any may
 * @param cancelled whether nobody wants the answer any more; asked many times a second, on any
 *     thread
 */
public record Ask(
    Order order, Call call, Duration limit, String otherThan, BooleanSupplier cancelled) {

  /** For any child, not to be cancelled. */
  public static Ask of(Order order, Call call, Duration limit) {
    return new Ask(order, call, limit, "", () -> false);
  }

  /** The same, but not for the child of that name: see {@link Ended.Answered#child()}. */
  public Ask notBy(String child) {
    return new Ask(order, call, limit, child, cancelled);
  }

  /** The same, until {@code cancelled} says yes. */
  public Ask until(BooleanSupplier nobodyCares) {
    return new Ask(order, call, limit, otherThan, nobodyCares);
  }
}
