package dev.assay.http;

import dev.assay.bus.Bus;
import dev.assay.bus.Fault;
import dev.assay.testgen.Testgen;
import dev.assay.testgen.Testgen.Job;
import dev.assay.testgen.Testgen.Progress;
import dev.assay.testgen.Testgen.Status;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Answers for jobs behind the bus: a job goes on when the test says so. Its id is its source. */
final class JobPeer {
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final Map<String, Testgen.Generated> made;

  JobPeer(Map<String, Testgen.Generated> made) {
    this.made = made;
  }

  Future<?> serve(Bus bus) {
    return Future.all(
        List.of(
            bus.serve(Testgen.START, (question, call) -> start(question)),
            bus.serve(Testgen.STATUS, (question, call) -> status(question.id())),
            bus.serve(Testgen.CANCEL, (question, call) -> cancel(question.id()))));
  }

  private Future<Testgen.Started> start(Testgen.Generate question) {
    String id = Optional.ofNullable(question.source()).orElse("none").replaceAll("\\W", "");
    if (id.equals("full")) {
      return Future.failedFuture(Fault.BUSY.because("the testgen-long desk is full; ask again"));
    }
    Job job =
        jobs.computeIfAbsent(
            id, key -> running(new Progress(key, Status.RUNNING, "waiting", 0, 0, 0)));
    return Future.succeededFuture(new Testgen.Started(id, job.progress().status()));
  }

  private Future<Job> status(String id) {
    return Optional.ofNullable(jobs.get(id))
        .map(Future::succeededFuture)
        .orElseGet(() -> Future.failedFuture(Fault.ABSENT.because("no job has the id " + id)));
  }

  private Future<Job> cancel(String id) {
    return status(id)
        .map(job -> {
          if (job.progress().status() == Status.DONE) {
            throw Fault.CONFLICT.because("'%s' is done already".formatted(id));
          }
          return job;
        });
  }

  private static Job running(Progress progress) {
    return new Job(progress, null, null, null, null);
  }

  /** The job gets so far, and the topic tells of it. */
  void step(Vertx vertx, Progress progress) {
    tell(vertx, running(progress));
  }

  void finish(Vertx vertx, String id) {
    finishUnheard(id);
    Testgen.PROGRESS.publish(vertx, end(id, Status.DONE));
  }

  /** The job is done, but nobody tells of it. */
  void finishUnheard(String id) {
    made.put(id, Peers.generated(id));
    jobs.put(id, new Job(end(id, Status.DONE), Testgen.Verdict.GREEN, 0.9, null, null));
  }

  void fail(Vertx vertx, String id, Fault fault) {
    Status status = fault == Fault.CANCELLED ? Status.CANCELLED : Status.FAILED;
    tell(vertx, new Job(end(id, status), null, null, fault, "it ended as " + fault));
  }

  private static Progress end(String id, Status status) {
    return new Progress(id, status, "search", 1, 2, 0.5);
  }

  private void tell(Vertx vertx, Job job) {
    jobs.put(job.progress().id(), job);
    Testgen.PROGRESS.publish(vertx, job.progress());
  }
}
