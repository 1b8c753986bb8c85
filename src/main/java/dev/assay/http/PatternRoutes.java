package dev.assay.http;

import dev.assay.bus.Fault;
import dev.assay.patterns.Pattern;
import dev.assay.patterns.Patterns;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** The pattern store. On event loops. */
final class PatternRoutes {
  private static final String ROOT = "/v1/patterns";
  private static final int CREATED = 201;
  private static final int OK = 200;

  private PatternRoutes() {}

  /** What a person says of the pattern in the path. */
  record Verdict(Patterns.Verdict verdict, @Nullable Pattern modified) {
    Verdict {
      if (verdict == null) {
        throw Fault.INVALID.because("field 'verdict': expected one of accept, reject, modify");
      }
    }
  }

  static void add(Routes routes) {
    routes
        .post(ROOT + "/search", PatternRoutes::search)
        .post(ROOT, PatternRoutes::put)
        .get(ROOT + "/{id}", PatternRoutes::get)
        .post(ROOT + "/learn", PatternRoutes::learn)
        .post(ROOT + "/{id}/feedback", PatternRoutes::feedback)
        .get(ROOT + "/export", PatternRoutes::export)
        .post(ROOT + "/import", PatternRoutes::take);
  }

  private static Future<Answer> search(Exchange exchange) {
    return exchange
        .ask(Patterns.SEARCH, exchange.body(Patterns.Search.class))
        .map(found -> Answer.json(found).with(Headers.X_CACHE, cache(found)));
  }

  // A hit only where no domain had to be looked up.
  private static CharSequence cache(Patterns.Found found) {
    return found.domains().stream()
            .allMatch(domain -> domain.source() == Patterns.Source.CACHE && !domain.late())
        ? Headers.HIT
        : Headers.MISS;
  }

  private static Future<Answer> put(Exchange exchange) {
    var question = new Patterns.Put(exchange.body(Pattern.class), Patterns.Provenance.MANUAL);
    return exchange
        .ask(Patterns.PUT, question)
        .map(stored ->
            Answer.json(stored.created() ? CREATED : OK, stored)
                .with(HttpHeaders.LOCATION, ROOT + "/" + stored.id()));
  }

  private static Future<Answer> get(Exchange exchange) {
    return exchange.ask(Patterns.GET, new Patterns.Get(exchange.path("id"))).map(Answer::json);
  }

  private static Future<Answer> learn(Exchange exchange) {
    return exchange.ask(Patterns.LEARN, exchange.body(Patterns.Learn.class)).map(Answer::json);
  }

  private static Future<Answer> feedback(Exchange exchange) {
    Verdict said = exchange.body(Verdict.class);
    return exchange
        .ask(
            Patterns.FEEDBACK,
            new Patterns.Feedback(exchange.path("id"), said.verdict(), said.modified()))
        .map(Answer::json);
  }

  private static Future<Answer> export(Exchange exchange) {
    return exchange
        .ask(
            Patterns.EXPORT,
            new Patterns.Export(exchange.query("after"), exchange.queryNumber("limit")))
        .map(Answer::json);
  }

  private static Future<Answer> take(Exchange exchange) {
    return exchange.ask(Patterns.IMPORT, exchange.body(Patterns.Import.class)).map(Answer::json);
  }
}
