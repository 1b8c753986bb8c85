package dev.assay.query.collect;

import dev.assay.query.Query.Fingerprinted;
import java.util.List;

/**
 * A query as the ledger knows it. Immutable.
 *
 * @param normalized without literals and comments
 * @param sample one of its texts as the server keeps it, with {@code $1} in the place of values, to
 *     be explained; the normalised text where the server leaves values in, as in utility statements
 * @param relations that its texts name
 * @param queryIds what the server calls it
 */
public record Statement(
    String fingerprint,
    String normalized,
    String sample,
    String algorithm,
    boolean approximate,
    List<String> relations,
    List<String> queryIds) {
  public Statement {
    relations = List.copyOf(relations);
    queryIds = List.copyOf(queryIds);
  }

  /** A text that is new to the ledger, with the server's id of it. */
  record Seen(Fingerprinted print, String text, long queryId) {
    // Passwords and the like stand in utility statements as they were typed.
    String sample() {
      return Identity.Known.of(print).explainable() ? text : print.normalized();
    }
  }
}
