package dev.assay.testgen;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Bus;
import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.testgen.Testgen.AskStatus;
import dev.assay.testgen.Testgen.Cancel;
import dev.assay.testgen.Testgen.Generate;
import dev.assay.testgen.Testgen.Options;
import dev.assay.testgen.Testgen.Progress;
import dev.assay.testgen.Testgen.Recall;
import dev.assay.testgen.Testgen.SourceFile;
import dev.assay.testgen.Testgen.Started;
import dev.assay.testgen.Testgen.Status;
import dev.assay.testgen.Testgen.Verdict;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Long questions over the bus, with the real pipeline, and workers the test holds up. */
class JobsTest {
  private static final String ADDER =
      "package a; class Adder { static int add(int a, int b) { return a + b; } }";

  private final RunningDesk desk = new RunningDesk(Map.of());
  private final Vertx vertx = desk.vertx();
  private final List<Progress> told = new CopyOnWriteArrayList<>();
  private final CountDownLatch hold = new CountDownLatch(1);

  @BeforeEach
  void deploy() throws Exception {
    Bus bus = new Bus(vertx, (address, nanos, fault) -> {});
    vertx.deployVerticle(new TestgenVerticle(bus, desk.desk())).await(5, SECONDS);
    Testgen.PROGRESS.subscribe(vertx, told::add).completion().await(5, SECONDS);
  }

  @AfterEach
  void close() {
    hold.countDown();
    desk.close();
  }

  private static Generate thorough(String source) {
    return new Generate(
        source,
        null,
        null,
        null,
        null,
        new Options("thorough", null, null, null, null, null, null));
  }

  private Future<Started> start(Generate question) {
    return Testgen.START.ask(vertx, question);
  }

  private Testgen.Job status(String id) throws Exception {
    return Testgen.STATUS.ask(vertx, new AskStatus(id)).await(5, SECONDS);
  }

  private Testgen.Job cancelled(String id) throws Exception {
    return Testgen.CANCEL.ask(vertx, new Cancel(id)).await(5, SECONDS);
  }

  /** Takes the one worker for long questions until the test ends. */
  private void holdUp() {
    desk.lasting()
        .work(
            Call.within(Duration.ofMinutes(1)),
            () -> {
              hold.await();
              return true;
            });
  }

  private Promise<Progress> end(String id) {
    Promise<Progress> end = Promise.promise();
    Testgen.PROGRESS.subscribe(
        vertx,
        progress -> {
          if (progress.id().equals(id) && progress.status() != Status.RUNNING) {
            end.tryComplete(progress);
          }
        });
    return end;
  }

  @Test
  void start_answersAtOnce_andTheAnswerIsThereWhenTheEndIsTold() throws Exception {
    Generate question = thorough(ADDER);
    Promise<Progress> end = end(TestDesk.id(question));

    Started started = start(question).await(5, SECONDS);
    Progress last = end.future().await(30, SECONDS);
    var answer = Testgen.RECALL.ask(vertx, new Recall(started.id())).await(5, SECONDS);

    assertThat(started).isEqualTo(new Started(TestDesk.id(question), Status.RUNNING));
    assertThat(last.status()).isEqualTo(Status.DONE);
    assertThat(answer.tests()).hasSize(1);
    assertThat(told)
        .extracting(Progress::stage)
        .contains("compile", "plan", "run", "choose")
        .last()
        .isEqualTo("check");
    assertThat(status(started.id()).verdict()).isEqualTo(answer.verdict());
    assertThat(start(question).await(5, SECONDS).status()).isEqualTo(Status.DONE);
  }

  @Test
  void generate_waitsForTheAnswerOfALongQuestion() throws Exception {
    var answer = Testgen.GENERATE.ask(vertx, thorough(ADDER)).await(30, SECONDS);

    assertThat(answer.tests()).hasSize(1);
    assertThat(status(answer.id()).progress().status()).isEqualTo(Status.DONE);
  }

  @Test
  void start_joinsTheJobThatIsUnderWay() throws Exception {
    holdUp();

    Started first = start(thorough(ADDER)).await(5, SECONDS);
    Started second = start(thorough(ADDER)).await(5, SECONDS);
    var waiting = Testgen.GENERATE.ask(vertx, thorough(ADDER));
    hold.countDown();

    assertThat(second).isEqualTo(first);
    assertThat(waiting.await(30, SECONDS).id()).isEqualTo(first.id());
  }

  @Test
  void status_saysThatItWaits_andShortQuestionsPassIt() throws Exception {
    holdUp();
    Started started = start(thorough(ADDER)).await(5, SECONDS);

    var quick = desk.generate("class Quick { static int f(int a) { return a; } }");

    assertThat(quick.verdict()).isEqualTo(Verdict.GREEN);
    assertThat(status(started.id()).progress())
        .isEqualTo(new Progress(started.id(), Status.RUNNING, "waiting", 0, 0, 0));
  }

  @Test
  void start_isBusy_pastTheBound_andNotOnceAJobWasCancelled() throws Exception {
    holdUp();
    start(thorough(ADDER)).await(5, SECONDS);
    Started second = start(thorough("class Second {}")).await(5, SECONDS);
    Generate oneMore = thorough("class More { static int f(int a) { return a; } }");

    assertThatThrownBy(() -> start(oneMore).await(5, SECONDS))
        .hasMessageContaining("2 long questions are at work or waiting")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.BUSY));
    assertThatThrownBy(() -> status(TestDesk.id(oneMore)))
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
    cancelled(second.id());
    assertThat(start(oneMore).await(5, SECONDS).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void cancel_endsAJobForAllWhoWait_andAskingAgainBeginsAnew() throws Exception {
    holdUp();
    Started started = start(thorough(ADDER)).await(5, SECONDS);
    var waiting = Testgen.GENERATE.ask(vertx, thorough(ADDER));
    Promise<Progress> end = end(started.id());

    var job = cancelled(started.id());

    assertThat(job.progress().status()).isEqualTo(Status.CANCELLED);
    assertThat(job.fault()).isEqualTo(Fault.CANCELLED);
    assertThat(end.future().await(5, SECONDS).status()).isEqualTo(Status.CANCELLED);
    assertThatThrownBy(() -> waiting.await(5, SECONDS))
        .hasMessageContaining("was cancelled")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.CANCELLED));
    assertThat(cancelled(started.id())).isEqualTo(job);
    assertThat(status(started.id())).isEqualTo(job);
    hold.countDown();
    assertThat(Testgen.GENERATE.ask(vertx, thorough(ADDER)).await(30, SECONDS).tests()).hasSize(1);
    assertThat(status(started.id()).progress().status()).isEqualTo(Status.DONE);
  }

  @Test
  void cancel_isAConflict_whenTheAnswerIsThere_andAbsent_whenNobodyAsked() throws Exception {
    var quick = desk.generate(ADDER);
    var lasting = Testgen.GENERATE.ask(vertx, thorough(ADDER)).await(30, SECONDS);

    for (String id : List.of(quick.id(), lasting.id())) {
      assertThatThrownBy(() -> cancelled(id))
          .hasMessageContaining("is done already")
          .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.CONFLICT));
    }
    assertThatThrownBy(() -> cancelled("nobody"))
        .hasMessageContaining("no job or answer has the id 'nobody'")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
  }

  @Test
  void status_saysWhyItFailed() throws Exception {
    Generate question = thorough("class Foo {\n  int f( }");
    Promise<Progress> end = end(TestDesk.id(question));

    Started started = start(question).await(5, SECONDS);
    end.future().await(30, SECONDS);
    var job = status(started.id());

    assertThat(job.progress().status()).isEqualTo(Status.FAILED);
    assertThat(job.fault()).isEqualTo(Fault.INVALID);
    assertThat(job.reason()).startsWith("line 2, column 10: ");
  }

  @Test
  void start_refusesAWrongQuestionAtOnce() {
    assertThatThrownBy(() -> start(thorough(" ")).await(5, SECONDS))
        .hasMessageContaining("'source' is empty")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.INVALID));
  }

  @Test
  void status_knowsTheAnswerOfAShortQuestion() throws Exception {
    var made = desk.generate(ADDER);

    var job = status(made.id());

    assertThat(job.progress().status()).isEqualTo(Status.DONE);
    assertThat(job.verdict()).isEqualTo(made.verdict());
  }

  @Test
  void close_callsEveryJobOff() throws Exception {
    holdUp();
    Started started = start(thorough(ADDER)).await(5, SECONDS);

    desk.desk().close();

    assertThat(status(started.id()).progress().status()).isEqualTo(Status.CANCELLED);
  }

  @Test
  void tests_standWhereTheProjectHasThem() {
    var generated =
        desk.generate(
            new Generate(
                null,
                List.of(
                    new SourceFile("m/src/main/java/a/Adder.java", ADDER),
                    new SourceFile(
                        "b/Twice.java",
                        "package b; public class Twice { public static int f(int a, int b) { return a + b; } }")),
                null,
                null,
                null,
                null));

    assertThat(generated.tests())
        .extracting(Testgen.TestClass::path)
        .containsExactlyInAnyOrder("m/src/test/java/a/AdderTest.java", "b/TwiceTest.java");
  }

  @Test
  void sources_areRefused_whenTwoStandAtTheSamePathBelowTheirRoots() {
    Generate question =
        new Generate(
            null,
            List.of(
                new SourceFile("m/src/main/java/a/Adder.java", ADDER),
                new SourceFile("n/src/main/java/a/Adder.java", ADDER)),
            null,
            null,
            null,
            null);

    assertThatThrownBy(() -> desk.generate(question))
        .hasMessage("'sources' holds 'a/Adder.java' twice");
  }
}
