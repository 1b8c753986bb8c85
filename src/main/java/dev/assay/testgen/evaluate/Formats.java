package dev.assay.testgen.evaluate;

import java.util.ArrayList;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells whether a format fits its arguments; the text itself nobody reads here. Stateless. */
final class Formats {
  private Formats() {}

  static void check(Machine machine, @Nullable Object receiver, List<@Nullable Object> arguments) {
    List<@Nullable Object> given = new ArrayList<>(arguments);
    if (receiver != null) {
      given.addFirst(receiver);
    }
    if (!given.isEmpty() && given.getFirst() instanceof Locale) {
      given.removeFirst();
    }
    if (given.isEmpty() || given.getFirst() == null) {
      throw machine.thrown("java.lang.NullPointerException", false);
    }
    if (!(given.getFirst() instanceof String format)
        || !(given.getLast() instanceof Object[] all)) {
      throw new Stuck("a formatted text");
    }
    boolean wide = format.matches("(?s).*\\d{4}.*");
    if (wide) {
      throw new Stuck("a formatted text");
    }
    boolean anyText = format.replaceAll("%[sn%]", "").indexOf('%') < 0;
    List<@Nullable Object> shown = new ArrayList<>();
    for (Object each : all) {
      if (each != null && !Prints.prints(each) && !anyText) {
        throw new Stuck("a formatted text");
      }
      shown.add(each != null && !Prints.prints(each) ? "" : each);
    }
    try {
      String unread = String.format(Locale.ROOT, format, shown.toArray());
      machine.budget().size(unread.length());
    } catch (IllegalFormatException e) {
      throw machine.thrown(String.valueOf(e.getClass().getCanonicalName()), false);
    }
  }
}
