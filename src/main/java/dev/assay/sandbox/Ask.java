package dev.assay.sandbox;

import dev.assay.bus.Call;
import dev.assay.lab.Order;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An order with the conditions it is carried out on. Immutable.
 *
 * @param limit how long the child may take; the call's deadline ends it earlier
 * @param otherThan the name of a child that is not to do it; empty where any may
 * @param cancelled whether nobody wants the answer any more; asked many times a second, on any
 *     thread
 * @param session the question it belongs to; null where it stands alone
 */
public record Ask(
    Order order,
    Call call,
    Duration limit,
    String otherThan,
    BooleanSupplier cancelled,
    @Nullable Session session) {

  /** For any child, not to be cancelled. */
  public static Ask of(Order order, Call call, Duration limit) {
    return new Ask(order, call, limit, "", () -> false, null);
  }

  /** The same, but not for the child of that name: see {@link Ended.Answered#child()}. */
  public Ask notBy(String child) {
    return new Ask(order, call, limit, child, cancelled, session);
  }

  /** The same, until {@code cancelled} says yes. */
  public Ask until(BooleanSupplier nobodyCares) {
    return new Ask(order, call, limit, otherThan, nobodyCares, session);
  }

  /**
   * The same, by a child that earlier orders of the session have left clean, where there is one.
   */
  public Ask within(Session whole) {
    return new Ask(order, call, limit, otherThan, cancelled, whole);
  }
}
