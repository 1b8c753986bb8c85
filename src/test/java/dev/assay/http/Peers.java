package dev.assay.http;

import dev.assay.bus.Bus;
import dev.assay.bus.Fault;
import dev.assay.code.Code;
import dev.assay.code.SourceUnit;
import dev.assay.patterns.Pattern;
import dev.assay.patterns.Patterns;
import dev.assay.patterns.Patterns.Stored;
import dev.assay.query.Query;
import dev.assay.store.Stores;
import dev.assay.testgen.Testgen;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Small real answerers behind the bus: what they answer depends on the question alone, and some
 * sources stand for what can go wrong.
 */
final class Peers {
  private final Map<String, Stored> patterns = new ConcurrentHashMap<>();
  private final Map<String, Testgen.Generated> made = new ConcurrentHashMap<>();
  final JobPeer jobs = new JobPeer(made);
  private final Promise<Code.Signatures> held = Promise.promise();

  Future<?> serve(Bus bus) {
    return Future.all(
        List.of(
            bus.serve(Code.READ, (read, call) -> read(read)),
            bus.serve(Patterns.SEARCH, (search, call) -> search(search)),
            bus.serve(Patterns.PUT, (put, call) -> put(put)),
            bus.serve(Patterns.GET, (get, call) -> pattern(get.id())),
            bus.serve(
                Patterns.LEARN,
                (learn, call) -> Future.succeededFuture(new Patterns.Learned(List.of(), 1))),
            bus.serve(Patterns.FEEDBACK, (feedback, call) -> pattern(feedback.id())),
            bus.serve(Patterns.EXPORT, (export, call) -> export(export)),
            bus.serve(
                Patterns.IMPORT,
                (all, call) ->
                    Future.succeededFuture(new Patterns.Imported(all.patterns().size(), 0, 0))),
            bus.serve(Testgen.GENERATE, (generate, call) -> generate(generate)),
            bus.serve(Testgen.RECALL, (recall, call) -> recall(recall)),
            jobs.serve(bus),
            QueryPeer.serve(bus),
            InsightPeer.serve(bus),
            ReviewPeer.serve(bus),
            bus.serve(Query.FINGERPRINT, (ask, call) -> Future.succeededFuture(fingerprinted(ask))),
            bus.serve(
                Stores.POOLS,
                (ask, call) ->
                    Future.succeededFuture(
                        new Stores.Pools(
                            List.of(
                                new Stores.PoolStatistics(
                                    "sqlite-read", 5, 16, 1, 0, 9, 8, 0)))))));
  }

  /** Answers what was asked with the source {@code hold}. */
  void release() {
    held.complete(signatures("held"));
  }

  private Future<Code.Signatures> read(Code.Read read) {
    return switch (read.source()) {
      case "hold" -> held.future();
      case "never" -> Promise.<Code.Signatures>promise().future();
      case "broken" -> throw new IllegalStateException("the secret of the house");
      case "busy" -> Future.failedFuture(Fault.BUSY.because("the code desk is full; ask again"));
      case "closed" -> Future.failedFuture(Fault.UNAVAILABLE.because("no connection; ask again"));
      case "not java" -> Future.failedFuture(Fault.INVALID.because("line 1, column 5: expected ;"));
      case null -> Future.failedFuture(Fault.INVALID.because("field 'source': expected text"));
      default -> Future.succeededFuture(signatures(read.source()));
    };
  }

  static Code.Signatures signatures(String source) {
    return new Code.Signatures(
        Code.Cache.MISS,
        new Code.Reuse(0, 0),
        new SourceUnit(Integer.toHexString(source.hashCode()), "", List.of(), List.of()));
  }

  private static Future<Patterns.Found> search(Patterns.Search search) {
    return Future.succeededFuture(
        new Patterns.Found(
            search.domains().stream()
                .map(domain ->
                    new Patterns.DomainResult(domain, Patterns.Source.CACHE, List.of(), 0.1, false))
                .toList(),
            0.2,
            false));
  }

  private Future<Stored> put(Patterns.Put put) {
    String id = Integer.toHexString(put.pattern().hashCode());
    boolean created = patterns.putIfAbsent(id, stored(id, put.pattern(), put, true)) == null;
    return Future.succeededFuture(stored(id, put.pattern(), put, created));
  }

  private static Stored stored(String id, Pattern pattern, Patterns.Put put, boolean created) {
    return new Stored(id, pattern, put.provenance(), created, 1, 1, 0.5);
  }

  private Future<Stored> pattern(String id) {
    Stored stored = patterns.get(id);
    return stored == null
        ? Future.failedFuture(Fault.ABSENT.because("no pattern with the id '%s'".formatted(id)))
        : Future.succeededFuture(stored);
  }

  private Future<Patterns.Exported> export(Patterns.Export export) {
    return Future.succeededFuture(
        new Patterns.Exported(
            patterns.values().stream()
                .limit(export.limit() == null ? 1_000 : export.limit())
                .toList(),
            export.after()));
  }

  private static Query.Fingerprinted fingerprinted(Query.AskFingerprint ask) {
    return new Query.Fingerprinted(
        "%016x".formatted(ask.sql().hashCode()),
        ask.sql(),
        "hash-of-the-text",
        true,
        List.of(),
        1,
        Query.Kind.UNKNOWN);
  }

  private Future<Testgen.Generated> generate(Testgen.Generate generate) {
    String id = Integer.toHexString(generate.hashCode());
    return Future.succeededFuture(made.computeIfAbsent(id, Peers::generated));
  }

  static Testgen.Generated generated(String id) {
    return new Testgen.Generated(
        id,
        List.of(new Testgen.TestClass("SumTest.java", "class SumTest {}")),
        Testgen.Verdict.COMPILED,
        List.of(),
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        Map.of("total", 1.5));
  }

  private Future<Testgen.Generated> recall(Testgen.Recall recall) {
    Testgen.Generated known = made.get(recall.id());
    return known == null
        ? Future.failedFuture(
            Fault.ABSENT.because("no answer '%s' is cached".formatted(recall.id())))
        : Future.succeededFuture(known);
  }
}
