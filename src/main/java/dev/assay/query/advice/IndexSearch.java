package dev.assay.query.advice;

import dev.assay.bus.Call;
import dev.assay.query.Query.AskFingerprint;
import dev.assay.query.Query.Fingerprinted;
import dev.assay.query.advice.index.IndexAdvisor;
import dev.assay.query.advice.index.IndexVerdict;
import dev.assay.query.advice.index.Subject;
import dev.assay.query.collect.Statement;
import dev.assay.query.plan.Plan;
import dev.assay.store.Postgres;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Looks for indexes query by query, and joins what is found of the same index. Safe on any thread
 * and never blocks.
 */
public final class IndexSearch implements AdvicePorts.Indexes {
  private final IndexAdvisor advisor;
  private final BiFunction<AskFingerprint, Call, Future<Fingerprinted>> fingerprint;
  private final Function<String, Postgres> postgres;

  /**
   * @param fingerprint what a text is
   * @param postgres a database by its name: its primary
   */
  public IndexSearch(
      IndexAdvisor advisor,
      BiFunction<AskFingerprint, Call, Future<Fingerprinted>> fingerprint,
      Function<String, Postgres> postgres) {
    this.advisor = advisor;
    this.fingerprint = fingerprint;
    this.postgres = postgres;
  }

  @Override
  public Future<FoundIndexes> of(String database, List<IndexQuery> queries, Call call) {
    var round = new IndexRound(call);
    Future<Void> done = Future.succeededFuture();
    for (IndexQuery query : queries) {
      done = done.compose(before -> round.next(query, patience -> ask(database, query, patience)));
    }
    return done.map(all -> round.found());
  }

  private Future<IndexVerdict> ask(String database, IndexQuery query, Call call) {
    double rowsPerCall = (double) query.figures().rows() / Math.max(1, query.figures().calls());
    var load = new Subject.Load(query.callsPerMinute(), rowsPerCall);
    return ask(database, query.statement().sample(), load, call);
  }

  private Future<IndexVerdict> ask(String database, String sample, Subject.Load load, Call call) {
    return fingerprint
        .apply(new AskFingerprint(sample), call)
        .compose(text -> advisor.advise(new Subject(database, text, sample, load), call));
  }

  /** The plan of a query with what is advised for it; empty where nothing is, or hypopg lacks. */
  Future<Optional<Plan>> optimized(String database, Statement statement, Call call) {
    return ask(database, statement.sample(), Subject.UNKNOWN, call)
        .map(verdict -> Optional.ofNullable(verdict.optimized()));
  }

  @Override
  public Future<AdvicePorts.Presence> presence(String database, String ddl, Call call) {
    return IndexPresence.of(postgres.apply(database), ddl, call);
  }
}
