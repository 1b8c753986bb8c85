package dev.assay.lab.probe;

import dev.assay.lab.Samples;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What instrumented code calls before a library looks at a text, to note texts with which the
 * library would have answered something else. One run at a time in a JVM, as with {@link Probes}.
 */
public final class Wishes {
  private static final int LONGEST = 120;
  private static final int MOST_KEYS = 3;
  private static final int MOST_PATTERNS = 128;
  private static final Map<String, List<String>> SAMPLES = new HashMap<>();

  private Wishes() {}

  /** A letter is about to be asked what kind it is; letters of it and of no such kind are given. */
  public static void kind(int letter, String others, int place, int site) {
    Comparisons compared = looking(place);
    if (compared != null) {
      others
          .chars()
          .filter(other -> other != letter)
          .forEach(other -> compared.add(site, letter, other));
    }
  }

  /** A text is about to be read; texts that can be are given, between bars. */
  public static void readable(@Nullable Object text, String examples, int place, int site) {
    Comparisons compared = looking(place);
    if (compared != null) {
      note(compared, site, text, List.of(examples.split("\\|", -1)));
    }
  }

  /** A letter is about to be looked for in a text. */
  public static void inside(@Nullable Object text, int letter, int place, int site) {
    Comparisons compared = looking(place);
    if (compared != null && text instanceof String in && Character.isValidCodePoint(letter)) {
      String wanted = Character.toString(letter);
      String half = in.substring(0, in.length() / 2) + wanted + in.substring(in.length() / 2);
      boolean there = in.contains(wanted);
      note(
          compared,
          site,
          in,
          there ? List.of(in.replace(wanted, ""), wanted + in) : List.of(half, wanted + in));
    }
  }

  /** A text is about to be looked for in another one. */
  public static void holding(@Nullable Object text, @Nullable Object wanted, int place, int site) {
    Comparisons compared = looking(place);
    if (compared != null && wanted instanceof String part) {
      // Unlike the others it may stand anywhere.
      note(compared, -1, text, List.of(part));
    }
  }

  /** Something is about to be looked for in a collection, or among the keys of a map. */
  public static void among(@Nullable Object all, @Nullable Object wanted, int place, int site) {
    Comparisons compared = looking(place);
    if (compared != null && all != null && all.getClass().getName().startsWith("java.util.")) {
      note(compared, site, wanted, keys(all));
    }
  }

  /** A pattern is about to be tried on a text. */
  public static void pattern(@Nullable Object pattern, @Nullable Object text, int place, int site) {
    Comparisons compared = looking(place);
    if (compared != null) {
      note(compared, site, text, samples(pattern));
    }
  }

  /** The same with the text first. */
  public static void matching(@Nullable Object text, @Nullable Object regex, int place, int site) {
    pattern(regex, text, place, site);
  }

  private static @Nullable Comparisons looking(int place) {
    Comparisons compared = Probes.RUN.compared;
    if (compared == null || !compared.looksAgain(place)) {
      return null;
    }
    compared.look(place);
    return compared;
  }

  // Only texts of the platform: reading another one would run code of the subject.
  private static void note(
      Comparisons compared, int site, @Nullable Object text, List<String> others) {
    if (text instanceof String || text instanceof StringBuilder) {
      String given = text.toString();
      others.stream()
          .filter(other -> given.length() <= LONGEST && !other.equals(given))
          .forEach(other -> compared.add(site, given, other));
    }
  }

  private static List<String> keys(Object all) {
    List<String> keys = new ArrayList<>();
    Collection<?> elements =
        all instanceof Map<?, ?> map ? map.keySet() : all instanceof Collection<?> it ? it : keys;
    try {
      for (Object each : elements) {
        if (each instanceof String key && keys.size() < MOST_KEYS) {
          keys.add(key);
        }
      }
    } catch (RuntimeException changedMeanwhile) {
      return keys;
    }
    return keys;
  }

  private static List<String> samples(@Nullable Object pattern) {
    return switch (pattern) {
      case Pattern it -> known(it.pattern() + "/" + it.flags(), _ -> Samples.of(it));
      case String it -> known(it, Samples::of);
      case null, default -> List.of();
    };
  }

  private static List<String> known(String key, Function<String, List<String>> made) {
    synchronized (SAMPLES) {
      if (SAMPLES.size() >= MOST_PATTERNS) {
        SAMPLES.clear();
      }
      return SAMPLES.computeIfAbsent(key, made);
    }
  }
}
