package dev.assay.review;

import dev.assay.code.Queries.Found;
import dev.assay.code.Queries.Language;
import dev.assay.code.Queries.OfMethod;
import dev.assay.review.Lookup.Known;
import dev.assay.review.Review.Asked;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the answers for methods together. Immutable.
 *
 * @param known what was found out, by statement
 */
record Answers(@Nullable String database, Map<String, Known> known, Part<TestShare> share) {

  Review.Method method(@Nullable String path, OfMethod method) {
    TestShare tests = share.value();
    return new Review.Method(
        path,
        method.type(),
        method.name(),
        method.id(),
        method.line(),
        method.found().stream().map(this::asked).toList(),
        method.smells(),
        tests == null ? null : tests.of(method),
        share.missing("tests"));
  }

  private Asked asked(Found found) {
    Known facts = facts(found);
    return new Asked(
        found.text(),
        found.language(),
        found.line(),
        facts.fingerprint(),
        found.exact(),
        found.reason(),
        facts.seen(),
        facts.figures(),
        facts.plan(),
        facts.prediction(),
        facts.anomalies(),
        facts.advice(),
        facts.degraded());
  }

  private Known facts(Found found) {
    String text = found.text();
    if (text == null) {
      return Known.nothing("the statement is not known, so nothing is known of it");
    }
    if (found.language() == Language.JPQL) {
      return Known.nothing("it is JPQL, which becomes SQL at run time; it is not planned");
    }
    if (!found.whole()) {
      return Known.nothing(
          "more than values of it is only known at run time, so it is neither fingerprinted nor"
              + " planned");
    }
    Known facts = known.get(text);
    return facts == null
        ? Known.nothing("one review looks into 300 different statements; ask for fewer sources")
        : facts;
  }
}
