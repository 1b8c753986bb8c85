package dev.assay.testgen.inputs;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that sources mention, so that a stub of an interface with a hundred methods need only
 * know the few that can be called. Immutable.
 */
public final class Mentioned {
  /** Where it is not known: everything. */
  static final Mentioned ALL = new Mentioned(null);

  private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*");

  private final @Nullable Set<String> names;

  private Mentioned(@Nullable Set<String> names) {
    this.names = names;
  }

  /** What these texts mention, be it in a comment. */
  public static Mentioned in(Collection<String> texts) {
    Set<String> names = new TreeSet<>();
    for (String text : texts) {
      Matcher matcher = NAME.matcher(text);
      while (matcher.find()) {
        names.add(matcher.group());
      }
    }
    return new Mentioned(names);
  }

  boolean has(String name) {
    return names == null || names.contains(name);
  }
}
