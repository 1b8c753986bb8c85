package dev.assay.query.advice.index;

import dev.assay.query.advice.index.IndexDefinition.Key;
import dev.assay.query.advice.index.IndexVerdict.Reason;
import dev.assay.query.advice.index.TableFacts.ExistingIndex;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns down what need not be tried. Pure functions, safe on any thread.
 *
 * <p>An index that is there serves like a new one where it begins with the same keys, each in the
 * same direction or all in the opposite, is of all rows or of the same, and carries the same
 * columns along.
 */
final class Screening {
  private static final double FEWEST_PAGES = 10;

  private Screening() {}

  /** Why, in words. */
  record Refusal(Reason reason, String why) {}

  static Optional<Refusal> of(Candidate candidate) {
    TableFacts table = candidate.site().table();
    if (table.unfit() != null) {
      return refuse(Reason.IMPOSSIBLE, table.name().sql() + ": " + table.unfit());
    }
    if (table.pages() < FEWEST_PAGES) {
      return refuse(
          Reason.TOO_SMALL,
          String.format(
              Locale.ROOT,
              "%s has %.0f pages, which are read sooner than an index is searched; from %.0f on an"
                  + " index is tried",
              table.name().sql(),
              table.pages(),
              FEWEST_PAGES));
    }
    return candidate.indexes().stream()
        .flatMap(index -> same(index, table).stream())
        .findFirst()
        .filter(there -> candidate.indexes().size() == 1)
        .flatMap(there ->
            refuse(
                Reason.EXISTS,
                "the index %s begins with these columns already%s"
                    .formatted(
                        Names.quoted(there.name()), there.unique() ? ", and is unique" : "")));
  }

  private static Optional<Refusal> refuse(Reason reason, String why) {
    return Optional.of(new Refusal(reason, why));
  }

  /** The index that is there and does the same. */
  static Optional<ExistingIndex> same(IndexDefinition index, TableFacts table) {
    return table.indexes().stream().filter(there -> serves(there, index)).findFirst();
  }

  private static boolean serves(ExistingIndex there, IndexDefinition index) {
    List<Key> keys = index.keys();
    if (!there.method().equals("btree") || there.keys().size() < keys.size()) {
      return false;
    }
    // A predicate comes back from the server in brackets and with casts; one of ours is the same
    // without them.
    @Nullable String has = there.predicate();
    @Nullable String asked = index.where();
    boolean rows =
        has == null || asked == null ? has == null && asked == null : bare(has).equals(bare(asked));
    boolean plain = keys.stream().allMatch(key -> key.operators().isEmpty()) == there.plain();
    boolean carries =
        index.include().stream()
            .allMatch(column -> there.included().contains(column) || there.keys().contains(column));
    return rows && plain && carries && begins(there, keys);
  }

  private static boolean begins(ExistingIndex there, List<Key> keys) {
    boolean same = true;
    boolean opposite = true;
    for (int i = 0; i < keys.size(); i++) {
      if (!bare(there.keys().get(i)).equals(bare(keys.get(i).text()))) {
        return false;
      }
      boolean alike = there.down().get(i) == keys.get(i).down();
      same &= alike;
      opposite &= !alike;
    }
    return same || opposite;
  }

  private static String bare(String expression) {
    StringBuilder bare = new StringBuilder();
    Lexemes.of(expression).stream()
        .filter(piece ->
            piece.kind() != Lexemes.Kind.CAST && !piece.isMark('(') && !piece.isMark(')'))
        .forEach(piece -> bare.append(piece.text()).append(' '));
    return bare.toString();
  }
}
