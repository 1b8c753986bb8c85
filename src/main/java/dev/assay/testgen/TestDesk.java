package dev.assay.testgen;

import dev.assay.bus.Call;
import dev.assay.bus.Desk;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.bus.Nearest;
import dev.assay.bus.Wire;
import dev.assay.cache.Caches;
import dev.assay.cache.NamedCache;
import dev.assay.config.Settings;
import dev.assay.testgen.Testgen.Generate;
import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.verify.Workshop;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The front of the tests desk: an answer that is cached is given on the calling thread, another is
 * made on the desk's workers, equal questions once; a long question is a job on workers of its own.
 * Safe on any thread.
 */
public final class TestDesk {
  /** The cache of answers, by the id of their question. */
  public static final Caches.Declaration<Answer> ANSWERS =
      new Caches.Declaration<>("tests", answer -> answer.json().length());

  private static final Duration WARM_UP = Duration.ofMinutes(1);

  // What a job takes besides its search: compiling, writing, checking.
  private static final Duration BESIDES = Duration.ofSeconds(30);

  private final Desk desk;
  private final Settings settings;
  private final Means means;
  private final NamedCache<String, Answer> answers;
  private final Workshop workshop;
  private final Workshop longWorkshop;
  private final Jobs jobs;

  /**
   * Where the work is done.
   *
   * @param quick for what an asker waits for
   * @param lasting for long questions, so that they take no thread from the others
   */
  public record Rooms(Desk quick, Desk lasting) {}

  /**
   * An answer with its form on the wire.
   *
   * @param json encoded once; not to be written to
   * @param etag in quotes, as HTTP wants it
   */
  public record Answer(Generated generated, Buffer json, String etag) {}

  public TestDesk(Rooms rooms, Means means, NamedCache<String, Answer> answers) {
    this.desk = rooms.quick();
    this.means = means;
    this.settings = means.settings();
    this.answers = answers;
    this.workshop = new Workshop(settings.testgen().workers());
    this.longWorkshop = new Workshop(settings.testgen().longWorkers());
    this.jobs = new Jobs(rooms.lasting(), settings.testgen().jobs(), answers::put);
  }

  /** The id of a question: equal for equal questions. Refuses options that are none. */
  public static String id(Generate asked) {
    return Fingerprint.of(asked);
  }

  /** The answer to a question of that id, if it is cached or of a late job; never waits. */
  public @Nullable Answer known(String id) {
    Answer cached = answers.find(id);
    Job job = cached == null ? jobs.find(id) : null;
    return job == null ? cached : job.answer();
  }

  /**
   * As {@link #known} with its age, for who answers hits ahead of {@link #generate}: a miss is left
   * to that to count.
   */
  public <T> @Nullable T peek(String id, BiFunction<Answer, Duration, T> use) {
    NamedCache.Entry<Answer> entry = answers.peek(id);
    return entry == null ? null : use.apply(entry.value(), answers.age(entry));
  }

  /** The answer, from the cache or made now. */
  public Future<Answer> generate(Generate asked, Call call) {
    Question question;
    try {
      question = Question.of(asked, settings);
    } catch (Failure refused) {
      return Future.failedFuture(refused);
    }
    String id = id(asked);
    Answer known = answers.find(id);
    if (known != null) {
      return Future.succeededFuture(known);
    }
    return question.manner().effort().isLong()
        ? job(id, question, call).future()
        : answers.load(
            id, () -> desk.work(call, () -> answer(question, workshop, call, Watch.NONE)));
  }

  /** Begins a job, or joins the one for the same question; nobody needs to wait for it. */
  Future<Testgen.Started> start(Generate asked, Call call) {
    Question question;
    try {
      question = Question.of(asked, settings);
    } catch (Failure refused) {
      return Future.failedFuture(refused);
    }
    String id = id(asked);
    if (answers.find(id) != null) {
      return Future.succeededFuture(new Testgen.Started(id, Testgen.Status.DONE));
    }
    Job job = job(id, question, call);
    return job.future().failed()
        ? Future.failedFuture(job.future().cause())
        : Future.succeededFuture(new Testgen.Started(id, job.state().progress().status()));
  }

  private Job job(String id, Question question, Call call) {
    Duration patience = Duration.ofMillis(question.manner().effort().millis()).plus(BESIDES);
    return jobs.start(
        id,
        call.requestId(),
        watch -> answer(question, longWorkshop, Call.of(call.requestId(), patience), watch));
  }

  /** The state of a job, under way or ended not long ago, or of an answer that is cached. */
  Testgen.Job status(String id) {
    Job job = jobs.find(id);
    if (job != null) {
      return job.state();
    }
    NamedCache.Entry<Answer> entry = answers.peek(id);
    if (entry != null) {
      return Job.done(entry.value().generated());
    }
    throw Fault.ABSENT.because(
        "no job or answer has the id '%s' any more; ask the question again"
            .formatted(Nearest.shortened(id)));
  }

  /** Calls a job off; one that was called off before is left as it is. */
  Testgen.Job cancel(String id) {
    Job job = jobs.find(id);
    Testgen.Job state = status(id);
    if (job == null || !(job.cancel() || job.cancelled())) {
      throw Fault.CONFLICT.because(
          "'%s' is %s already; only what is running can be cancelled"
              .formatted(id, state.progress().status().wire()));
    }
    return job.state();
  }

  /** Tells a listener of every job, on the threads the jobs work on. */
  void listen(Consumer<Testgen.Progress> listener) {
    jobs.listen(listener);
  }

  private Answer answer(Question question, Workshop at, Call call, Watch watch) {
    Pipeline pipeline = new Pipeline(question, means, new Stages(watch, call));
    Generated made = at.run(call, question.classPath(), pipeline::run);
    means.ports().made().accept(made);
    Generated placed = placed(made, question.layout());
    Buffer json = Wire.encode(placed);
    return new Answer(placed, json, Wire.etag(json));
  }

  private static Generated placed(Generated made, Layout layout) {
    return new Generated(
        made.id(),
        made.tests().stream().map(layout::placed).toList(),
        made.verdict(),
        made.compiler().stream().map(layout::named).toList(),
        made.degraded(),
        made.sandbox(),
        made.score(),
        made.domains(),
        made.findings(),
        made.skipped(),
        made.timings(),
        made.detail() == null ? null : layout.placed(made.detail()));
  }

  /** Makes tests for a sample, so that the first question does not wait for the compiler. */
  public Future<Void> warm() {
    Call call = Call.within(WARM_UP);
    Generate sample = Sample.QUESTION;
    Question question = Question.of(sample, settings);
    return desk.work(call, () -> answer(question, workshop, call, Watch.NONE)).mapEmpty();
  }

  /** Calls every job off, so that a stop need not wait for them. */
  public void close() {
    jobs.cancelAll();
  }
}
