package dev.assay.code;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A text as far as the source tells it: the ways it may read, each with holes where only run time
 * tells. Immutable.
 */
record Text(List<Variant> variants) {
  /** Stands in a text where something unknown is put in; a letter that no text is written with. */
  static final char HOLE = '\uE000';

  private static final int MOST_VARIANTS = 4;
  private static final int LONGEST = 20_000;
  private static final int MOST_HOLES = 100;
  private static final String CUT = "it is longer than 20,000 letters and is cut";
  private static final String TOO_MANY = "there are more ways to put it together than are listed";

  Text {
    variants = List.copyOf(variants);
  }

  /** How much is known of what fills a hole. */
  enum Nature {
    /** A number or a date: it cannot bring words of its own. */
    HARMLESS,
    /** A text that a caller hands in. */
    HANDED_IN,
    OTHER
  }

  /** What fills a hole, as it is written in the source. */
  record Unknown(int line, String words, Nature nature) {}

  /**
   * One way a text may read.
   *
   * @param unknowns what fills its holes, in their order
   * @param doubts why it may read otherwise
   * @param line where it begins; 0 if that is outside the method
   */
  record Variant(String text, List<Unknown> unknowns, List<String> doubts, int line) {
    Variant {
      unknowns = List.copyOf(unknowns);
      doubts = List.copyOf(doubts);
    }

    Variant plus(Variant other) {
      if (doubts.contains(CUT)) {
        return this;
      }
      var doubtful = new LinkedHashSet<>(doubts);
      doubtful.addAll(other.doubts);
      int begin = line == 0 ? other.line : line;
      // What grows without end would take time with the square of its length.
      if (text.length() + other.text.length() > LONGEST || unknowns.size() > MOST_HOLES) {
        doubtful.add(CUT);
        return new Variant(text, unknowns, List.copyOf(doubtful), begin);
      }
      var all = new ArrayList<>(unknowns);
      all.addAll(other.unknowns);
      return new Variant(text + other.text, all, List.copyOf(doubtful), begin);
    }

    Variant doubted(String doubt) {
      var all = new LinkedHashSet<>(doubts);
      all.add(doubt);
      return new Variant(text, unknowns, List.copyOf(all), line);
    }

    Variant reading(String other) {
      return new Variant(other, unknowns, doubts, line);
    }

    boolean hasWords() {
      return text.chars().anyMatch(c -> c != HOLE && !Character.isWhitespace(c));
    }
  }

  static Text of(String known, int line) {
    return new Text(List.of(new Variant(known, List.of(), List.of(), line)));
  }

  static Text of(Unknown unknown) {
    return new Text(
        List.of(new Variant(String.valueOf(HOLE), List.of(unknown), List.of(), unknown.line())));
  }

  boolean hasWords() {
    return variants.stream().anyMatch(Variant::hasWords);
  }

  Text plus(Text other) {
    var all = new ArrayList<Variant>();
    boolean cut = variants.size() * other.variants.size() > MOST_VARIANTS;
    for (Variant left : variants) {
      for (Variant right : cut ? other.variants.subList(0, 1) : other.variants) {
        Variant sum = left.plus(right);
        all.add(cut && other.variants.size() > 1 ? sum.doubted(TOO_MANY) : sum);
      }
    }
    return new Text(all);
  }

  /** One or the other. */
  Text or(Text other) {
    var all = new LinkedHashSet<>(variants);
    all.addAll(other.variants);
    List<Variant> listed = List.copyOf(all);
    return listed.size() <= MOST_VARIANTS
        ? new Text(listed)
        : new Text(
            listed.subList(0, MOST_VARIANTS).stream().map(it -> it.doubted(TOO_MANY)).toList());
  }

  Text doubted(String doubt) {
    return new Text(variants.stream().map(it -> it.doubted(doubt)).toList());
  }

  Text reading(UnaryOperator<String> change) {
    return new Text(variants.stream().map(it -> it.reading(change.apply(it.text()))).toList());
  }

  /** The same as code at another place sees it. */
  Text elsewhere(int line) {
    return new Text(
        variants.stream()
            .map(it -> new Variant(it.text(), it.unknowns(), it.doubts(), line))
            .toList());
  }

  /** Whether this begins as the other does in each of its ways. */
  boolean goesOnFrom(Text other) {
    return variants.size() == other.variants.size()
        && variants.stream()
            .allMatch(mine ->
                other.variants.stream().anyMatch(theirs -> mine.text().startsWith(theirs.text())));
  }
}
