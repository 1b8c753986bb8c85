package dev.assay.query.advice;

import dev.assay.query.Advisory.Basis;
import dev.assay.query.advice.Draft.Gain;
import dev.assay.query.advice.Draft.Proof;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An IN list of more than 100 values, counted in the text as the server has it (PostgreSQL 18 keeps
 * one of each list, so there nothing is seen). Stateless, safe on any thread.
 *
 * <p>What an array spares is parsing, planning and entries of pg_stat_statements, none of which is
 * in the times of execution. So no part of these is promised, and it ranks behind all that is.
 */
final class LargeIn implements Rule {
  private static final Pattern LIST =
      Pattern.compile(
          "\\bin\\s*\\(\\s*(\\$\\d+(?:\\s*,\\s*\\$\\d+)*+)\\s*\\)", Pattern.CASE_INSENSITIVE);
  private static final int MOST = 100;

  @Override
  public Stream<Draft> find(Looked query, Scope scope) {
    int longest = longest(query.statement().sample());
    if (longest <= MOST) {
      return Stream.empty();
    }
    int texts = query.statement().queryIds().size();
    Map<String, Double> evidence = new LinkedHashMap<>();
    evidence.put("values", (double) longest);
    evidence.put("texts", (double) texts);
    return Stream.of(
        query.rewrite(
            "largeIn",
            ("an IN list has %d values, and the server knows %d texts of this query: each length is"
                    + " parsed, planned and counted by itself. column = ANY($1) with one array"
                    + " (Connection.createArrayOf) is one text for all; from some thousands of values"
                    + " on, JOIN unnest($1). Times of execution do not tell what that spares, so"
                    + " nothing is promised of them")
                .formatted(longest, texts),
            new Proof(Basis.RULE, null, evidence),
            new Gain(query.share(called -> true), 0)));
  }

  static int longest(String text) {
    Matcher list = LIST.matcher(text);
    int longest = 0;
    while (list.find()) {
      long commas = list.group(1).chars().filter(c -> c == ',').count();
      longest = (int) Math.max(longest, commas + 1);
    }
    return longest;
  }
}
