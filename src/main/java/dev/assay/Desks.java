package dev.assay;

import dev.assay.bus.Desk;
import dev.assay.code.CodeReader;
import dev.assay.config.Settings;
import dev.assay.http.FastLanes;
import dev.assay.patterns.PatternStore;
import dev.assay.testgen.TestDesk;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;

/**
 * The features as the verticles and the fast lanes use them. Made once by {@link AssayVerticle};
 * safe on any thread.
 */
record Desks(CodeReader reader, PatternStore patterns, TestDesk tests, List<Desk> workers) {

  static Desks furnish(Vertx vertx, Settings settings, Floor floor) {
    Desk parsing = floor.desk(vertx, "code", settings.code().workers(), settings.code().queue());
    Desk writing =
        floor.desk(vertx, "testgen", settings.testgen().workers(), settings.testgen().queue());
    CodeReader reader =
        new CodeReader(
            parsing,
            floor.caches().declare(CodeReader.SOURCES),
            floor.caches().declare(CodeReader.METHODS),
            settings.http().maxSource());
    PatternStore patterns =
        new PatternStore(
            vertx,
            settings.patterns(),
            new PatternStore.Parts(
                floor.database(), floor.caches(), InstantSource.system(), reader::readTest));
    return new Desks(reader, patterns, new TestDesk(), List.of(parsing, writing));
  }

  FastLanes lanes() {
    return new FastLanes(reader::known, id -> null, question -> null);
  }

  /** Loads the parser and the compiler in the background, so that no request pays for that. */
  void warm() {
    reader.warm();
    tests.warm();
  }

  Future<?> close() {
    return Future.join(workers.stream().map(Desk::close).toList()).eventually(patterns::close);
  }
}
