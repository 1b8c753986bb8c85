package dev.assay.query.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;

/** Where the value of a parameter comes from. Stateless; as safe as the generator it is given. */
@FunctionalInterface
interface Draw {
  Object from(RandomGenerator random);

  /** A whole number from 1 to {@code most}. */
  static Draw upTo(int most) {
    return random -> 1 + random.nextInt(most);
  }

  /** The key of one of the first {@code orders} orders; TPC-H uses 8 keys of each 32. */
  static Draw orderKey(int orders) {
    return random -> {
      long order = 1L + random.nextInt(orders - 1);
      return order / 8 * 32 + order % 8;
    };
  }

  /** A day of the seven years that the orders are of, but for the last {@code days} of them. */
  static Draw dayBefore(int days) {
    return random -> LocalDate.of(1992, 1, 1).plusDays(random.nextInt(2400 - days));
  }

  static Draw oneOf(Object... values) {
    List<Object> all = List.of(values);
    return random -> all.get(random.nextInt(all.size()));
  }
}
