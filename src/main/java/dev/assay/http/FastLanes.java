package dev.assay.http;

import dev.assay.cache.Kept;
import dev.assay.code.Code;
import dev.assay.query.Query;
import dev.assay.testgen.Testgen;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cached answers that are given on the event loop, ahead of the bus. Each function looks and never
 * loads, gives null where there is nothing, and is called on many event loops at once. It should
 * leave counting a miss to the one that is asked next.
 *
 * @param signatures by the whole question
 * @param tests by the id of an earlier answer
 * @param sameQuestion by the whole question
 * @param fingerprints by the whole question
 * @param plans by the whole question
 * @param features by the whole question
 */
public record FastLanes(
    Function<Code.Read, Code.@Nullable Signatures> signatures,
    Function<String, @Nullable Rendered> tests,
    Function<Testgen.Generate, @Nullable Rendered> sameQuestion,
    Function<Query.AskFingerprint, Query.@Nullable Fingerprinted> fingerprints,
    Function<Query.Explain, Query.@Nullable Explained> plans,
    Function<Query.AskFeatures, @Nullable Kept<Query.Features>> features) {

  /** No lanes: every question goes over the bus. */
  public static FastLanes none() {
    return new FastLanes(
        read -> null, id -> null, generate -> null, ask -> null, explain -> null, ask -> null);
  }
}
