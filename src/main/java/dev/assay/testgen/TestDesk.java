package dev.assay.testgen;

import dev.assay.bus.Call;
import dev.assay.bus.Desk;
import dev.assay.bus.Failure;
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
import org.jspecify.annotations.Nullable;

/**
 * The front of the tests desk: an answer that is cached is given on the calling thread, another is
 * made on the desk's workers, equal questions once. Safe on any thread.
 */
public final class TestDesk {
  /** The cache of answers, by the id of their question. */
  public static final Caches.Declaration<Answer> ANSWERS =
      new Caches.Declaration<>("response", answer -> answer.json().length());

  private static final Duration WARM_UP = Duration.ofMinutes(1);

  private final Desk desk;
  private final Settings settings;
  private final Ports ports;
  private final NamedCache<String, Answer> answers;
  private final Workshop workshop;

  /**
   * An answer with its form on the wire.
   *
   * @param json encoded once; not to be written to
   * @param etag in quotes, as HTTP wants it
   */
  public record Answer(Generated generated, Buffer json, String etag) {}

  public TestDesk(Desk desk, Settings settings, Ports ports, NamedCache<String, Answer> answers) {
    this.desk = desk;
    this.settings = settings;
    this.ports = ports;
    this.answers = answers;
    this.workshop = new Workshop(settings.testgen().workers());
  }

  /** The id of a question: equal for equal questions. */
  public static String id(Generate asked) {
    return Fingerprint.of(asked);
  }

  /** The answer to a question of that id, if it is cached; never waits. */
  public @Nullable Answer known(String id) {
    return answers.find(id);
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
    Answer known = known(id);
    return known != null
        ? Future.succeededFuture(known)
        : answers.load(id, () -> desk.work(call, () -> answer(asked, question, call)));
  }

  private Answer answer(Generate asked, Question question, Call call) {
    Generated generated =
        workshop.run(
            call,
            question.classPath(),
            new Pipeline(asked, question, ports, settings.testgen().rowsPerMethod())::run);
    Buffer json = Wire.encode(generated);
    return new Answer(generated, json, Wire.etag(json));
  }

  /** Makes tests for a sample, so that the first question does not wait for the compiler. */
  public Future<Void> warm() {
    Call call = Call.within(WARM_UP);
    Generate sample = Sample.QUESTION;
    return desk.work(call, () -> answer(sample, Question.of(sample, settings), call)).mapEmpty();
  }
}
