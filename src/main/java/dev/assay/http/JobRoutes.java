package dev.assay.http;

import dev.assay.bus.Fault;
import dev.assay.testgen.Testgen;
import dev.assay.testgen.Testgen.Progress;
import dev.assay.testgen.Testgen.Status;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Long questions: begun, watched, called off. On event loops. */
final class JobRoutes {
  private static final String EVENTS = "/events";
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int NO_CONTENT = 204;
  private static final CharSequence SOON = HttpHeaders.createOptimized("1");
  // Kept back of a request's time, to say where the job is.
  private static final Duration TO_SAY_SO = Duration.ofMillis(500);

  private JobRoutes() {}

  /**
   * A job that is under way.
   *
   * @param events where its progress is told
   */
  record Pending(
      String id,
      Status status,
      @Nullable String stage,
      @Nullable Integer done,
      @Nullable Integer total,
      @Nullable Double best,
      String events) {
    static Pending of(Testgen.Started started) {
      return new Pending(
          started.id(), started.status(), null, null, null, null, events(started.id()));
    }

    static Pending of(Progress now) {
      return new Pending(
          now.id(),
          now.status(),
          now.stage(),
          now.done(),
          now.total(),
          now.best(),
          events(now.id()));
    }

    private static String events(String id) {
      return path(id) + EVENTS;
    }
  }

  static void add(Routes routes) {
    routes
        .get(TestLane.TEMPLATE + EVENTS, JobRoutes::events)
        .delete(TestLane.TEMPLATE, JobRoutes::cancel);
  }

  static String path(String id) {
    return TestLane.PREFIX + id;
  }

  /** Begins a job and answers where it is, or its answer where that comes soon enough. */
  static Future<Answer> start(Exchange exchange, Testgen.Generate question) {
    Preference preference = Preference.of(exchange.request().headers());
    return exchange
        .ask(Testgen.START, question)
        .compose(started -> answered(exchange, started, preference))
        .map(answer ->
            preference.asked() ? answer.with(Preference.APPLIED, preference.text()) : answer);
  }

  private static Future<Answer> answered(
      Exchange exchange, Testgen.Started started, Preference preference) {
    if (started.status() == Status.DONE) {
      return recalled(exchange, started.id(), Headers.HIT);
    }
    Duration left = exchange.call().remaining().minus(TO_SAY_SO);
    Duration asked = preference.patience();
    Duration patience = asked.compareTo(left) < 0 ? asked : left;
    return patience.isPositive()
        ? waited(exchange, started.id(), patience)
            .compose(now -> state(exchange, started.id(), Headers.MISS))
        : Future.succeededFuture(located(Pending.of(started)));
  }

  // Completes with the job's end or the asker's patience, whichever comes first.
  private static Future<Void> waited(Exchange exchange, String id, Duration patience) {
    Promise<Void> enough = Promise.promise();
    var watch = new JobWatch(exchange.vertx(), id, progress -> {});
    long timer = exchange.vertx().setTimer(patience.toMillis(), late -> enough.tryComplete());
    exchange.onEnd(enough::tryComplete);
    watch.ended().onComplete(ended -> enough.tryComplete());
    return enough
        .future()
        .onComplete(done -> {
          exchange.vertx().cancelTimer(timer);
          watch.close();
        });
  }

  /** What there is of an id: the answer, where the job is, or why it ended without one. */
  static Future<Answer> state(Exchange exchange, String id) {
    return state(exchange, id, Headers.HIT);
  }

  private static Future<Answer> state(Exchange exchange, String id, CharSequence cache) {
    return exchange
        .ask(Testgen.STATUS, new Testgen.AskStatus(id))
        .compose(
            job ->
                switch (job.progress().status()) {
                  case DONE -> recalled(exchange, id, cache);
                  case RUNNING -> Future.succeededFuture(located(Pending.of(job.progress())));
                  case CANCELLED, FAILED -> Future.failedFuture(failure(job));
                },
            unknown ->
                Fault.of(unknown) == Fault.ABSENT
                    ? recalled(exchange, id, cache)
                    : Future.failedFuture(unknown));
  }

  private static RuntimeException failure(Testgen.Job job) {
    Fault fault = job.fault() == null ? Fault.INTERNAL : job.fault();
    return fault.because(String.valueOf(job.reason()));
  }

  private static Answer located(Pending pending) {
    return Answer.json(ACCEPTED, pending)
        .with(HttpHeaders.CACHE_CONTROL, Headers.NO_STORE)
        .with(HttpHeaders.LOCATION, path(pending.id()))
        .with(Headers.RETRY_AFTER, SOON);
  }

  // The lane had nothing, so the answer is cached elsewhere, where its age is known and not told.
  private static Future<Answer> recalled(Exchange exchange, String id, CharSequence cache) {
    return exchange
        .ask(Testgen.RECALL, new Testgen.Recall(id))
        .map(recalled ->
            Answer.rendered(Rendered.of(recalled), cache)
                .with(HttpHeaders.CACHE_CONTROL, Headers.A_MINUTE));
  }

  private static Future<Answer> cancel(Exchange exchange) {
    return exchange
        .ask(Testgen.CANCEL, new Testgen.Cancel(exchange.path("id")))
        .map(job -> Answer.empty(NO_CONTENT));
  }

  // Asked before the stream begins, so that an unknown id is a problem and not an empty stream.
  private static Future<Answer> events(Exchange exchange) {
    String id = exchange.path("id");
    Future<Testgen.Job> there = exchange.ask(Testgen.STATUS, new Testgen.AskStatus(id));
    return HttpMethod.HEAD.equals(exchange.request().method())
        ? there.map(job -> Answer.empty(OK).with(HttpHeaders.CONTENT_TYPE, Headers.EVENTS))
        : there.compose(job -> new EventStream(exchange, id).run());
  }
}
