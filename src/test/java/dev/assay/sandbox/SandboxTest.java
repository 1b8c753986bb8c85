package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The pool without a fence, so that it is tried on any machine. */
class SandboxTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Order FINE = Program.running("return \"fine\";");
  private static final Order NOT_REUSABLE =
      Program.running("return \"\" + Thread.currentThread().isAlive();");
  private static final Order ENDLESS = Program.running("while (true) {}");

  @Test
  void run_answersWhatTheSubjectReturned_andTellsHowFarItIs() throws Exception {
    List<Reply.Progress> progress = new ArrayList<>();
    try (Sandbox sandbox = open(1)) {
      Ended ended = sandbox.run(FINE, Call.within(LONG), LONG, progress::add);

      assertThat(OpenSandbox.said(ended)).isEqualTo("fine");
      assertThat(progress).containsExactly(new Reply.Progress("run", 0, 1, 0));
      assertThat(sandbox.kind()).isEqualTo("none");
      assertThat(sandbox.ready()).isTrue();
      assertThat(sandbox.state()).startsWith("none: ");
    }
  }

  @Test
  void aCleanChild_isReused_untilItHasDoneItsShare() throws Exception {
    try (Sandbox sandbox = OpenSandbox.with(none(Map.of("children", 1, "reuse", 3)))) {
      List<String> children = List.of(by(sandbox, FINE), by(sandbox, FINE), by(sandbox, FINE));
      String fourth = by(sandbox, FINE);

      assertThat(children).containsOnly("child-1");
      assertThat(fourth).isEqualTo("child-2");
      assertThat(sandbox.counts().reused()).isEqualTo(2);
    }
  }

  @Test
  void aChildThatMayNotBeClean_isReplaced() throws Exception {
    try (Sandbox sandbox = open(1)) {
      String first = by(sandbox, NOT_REUSABLE);
      String second = by(sandbox, FINE);

      assertThat(List.of(first, second)).containsExactly("child-1", "child-2");
    }
  }

  @Test
  void anotherChild_isHad_evenWhereThereIsOnlyOne() throws Exception {
    try (Sandbox sandbox = open(1)) {
      String first = by(sandbox, FINE);
      Ended second = sandbox.run(Ask.of(FINE, Call.within(LONG), LONG).notBy(first), each -> {});

      assertThat(OpenSandbox.said(second)).isEqualTo("fine");
      assertThat(((Ended.Answered) second).child()).isNotEqualTo(first);
    }
  }

  @Test
  void pairsOfRunsInDifferentChildren_neverWaitForEachOther() throws Exception {
    try (Sandbox sandbox = open(2);
        ExecutorService workers = Executors.newFixedThreadPool(6)) {
      Callable<Boolean> pair =
          () -> {
            String first = by(sandbox, FINE);
            Ask again = Ask.of(FINE, Call.within(LONG), LONG).notBy(first);
            Ended second = sandbox.run(again, each -> {});
            return !((Ended.Answered) second).child().equals(first);
          };

      List<Boolean> differ = new ArrayList<>();
      for (Future<Boolean> each : workers.invokeAll(Collections.nCopies(24, pair))) {
        differ.add(each.get());
      }

      assertThat(differ).hasSize(24).containsOnly(true);
      assertThat(sandbox.counts().waiting()).isZero();
    }
  }

  @Test
  void aQuestion_usesAChildAgain_thatOnlyItsOwnCodeMayHaveMarked() throws Exception {
    try (Sandbox sandbox = open(1);
        Session session = sandbox.session()) {
      String first = by(sandbox, NOT_REUSABLE, session);
      String second = by(sandbox, NOT_REUSABLE, session);
      String harmless = by(sandbox, FINE, session);
      String foreign = by(sandbox, FINE);

      assertThat(List.of(first, second, harmless)).containsOnly("child-1");
      assertThat(foreign).isEqualTo("child-2");
    }
  }

  @Test
  void aQuestion_hasTwoChildren_whereItsRunsAreToDiffer_evenIfOnlyOneMayWork() throws Exception {
    try (Sandbox sandbox = open(1);
        Session session = sandbox.session()) {
      String first = by(sandbox, NOT_REUSABLE, session);
      Ask other = Ask.of(NOT_REUSABLE, Call.within(LONG), LONG).notBy(first).within(session);
      String second = ((Ended.Answered) sandbox.run(other, each -> {})).child();
      String third = by(sandbox, NOT_REUSABLE, session);

      assertThat(second).isNotEqualTo(first);
      assertThat(third).isIn(first, second);
      assertThat(sandbox.counts().started()).isEqualTo(2);
    }
  }

  @Test
  void whatQuestionsKeep_isTakenFromThem_whereOthersWait() throws Exception {
    try (Sandbox sandbox = open(1);
        Session one = sandbox.session();
        Session two = sandbox.session()) {
      String ofOne = by(sandbox, NOT_REUSABLE, one);
      String ofTwo = by(sandbox, NOT_REUSABLE, two);
      String foreign = by(sandbox, FINE);
      String again = by(sandbox, NOT_REUSABLE, one);

      // The longest idle goes first, and its question gets a fresh one.
      assertThat(List.of(ofOne, ofTwo, foreign)).containsExactly("child-1", "child-2", "child-3");
      assertThat(again).isNotEqualTo("child-1");
      assertThat(sandbox.counts().waiting()).isZero();
    }
  }

  @Test
  void aClosedQuestion_endsTheChildrenItMarked() throws Exception {
    try (Sandbox sandbox = open(1)) {
      Session session = sandbox.session();
      String first = by(sandbox, NOT_REUSABLE, session);

      session.close();
      session.close();

      String second = by(sandbox, FINE);
      String late = by(sandbox, NOT_REUSABLE, session);
      assertThat(second).isNotEqualTo(first);
      assertThat(late).isNotEqualTo(first);
      assertThat(by(sandbox, FINE)).isNotEqualTo(late).isNotEqualTo(first);
    }
  }

  @Test
  void aQuestion_getsAFreshChild_whereItsOwnHasDied() throws Exception {
    try (Sandbox sandbox = open(1);
        Session session = sandbox.session()) {
      String first = by(sandbox, NOT_REUSABLE, session);
      Ask deadly = Ask.of(ENDLESS, Call.within(LONG), Duration.ofMillis(300)).within(session);
      Ended died = sandbox.run(deadly, each -> {});
      String next = by(sandbox, NOT_REUSABLE, session);

      assertThat(died).isInstanceOf(Ended.Died.class);
      assertThat(next).isNotEqualTo(first);
    }
  }

  @Test
  void questionsThatKeepChildren_neverWaitForEachOther() throws Exception {
    try (Sandbox sandbox = open(2);
        ExecutorService workers = Executors.newFixedThreadPool(6)) {
      Callable<Boolean> question =
          () -> {
            try (Session session = sandbox.session()) {
              String first = by(sandbox, NOT_REUSABLE, session);
              Ask other = Ask.of(NOT_REUSABLE, Call.within(LONG), LONG).notBy(first);
              Ended second = sandbox.run(other.within(session), each -> {});
              return !((Ended.Answered) second).child().equals(first);
            }
          };

      List<Boolean> differ = new ArrayList<>();
      for (Future<Boolean> each : workers.invokeAll(Collections.nCopies(12, question))) {
        differ.add(each.get());
      }

      assertThat(differ).hasSize(12).containsOnly(true);
      assertThat(sandbox.counts().waiting()).isZero();
    }
  }

  @Test
  void aQuestionThatIsCancelled_whileItWaits_losesNothing() throws Exception {
    try (Sandbox sandbox = open(1);
        Session session = sandbox.session();
        Busy busy = new Busy(sandbox)) {
      Ask ask = Ask.of(FINE, Call.within(LONG), LONG).within(session).until(() -> true);

      assertThatThrownBy(() -> sandbox.run(ask, each -> {}))
          .isInstanceOf(CancellationException.class);
      assertThat(busy.working()).isTrue();
      assertThat(sandbox.counts().waiting()).isZero();
    }
  }

  @Test
  void asManyAgain_standBy() throws Exception {
    try (Sandbox sandbox = open(2)) {
      Call patience = Call.within(LONG);
      while (sandbox.counts().idle() < 4 && !patience.expired()) {
        Thread.onSpinWait();
      }

      assertThat(sandbox.counts()).isEqualTo(new Counts(4, 4, 0, 4, 0, 0));
    }
  }

  @Test
  void anOrderPastItsLimit_isEnded_andTheNextIsServed() throws Exception {
    try (Sandbox sandbox = open(1)) {
      Ended ended = sandbox.run(ENDLESS, Call.within(LONG), Duration.ofSeconds(2), each -> {});
      String next = by(sandbox, FINE);

      assertThat(ended)
          .isEqualTo(
              new Ended.Died(
                  Ended.Cause.TIMED_OUT, "it was ended at the deadline at step 0 of 1 of 'run'"));
      assertThat(next).isEqualTo("child-2");
      assertThat(sandbox.counts().killed()).isEqualTo(1);
    }
  }

  @Test
  void theCallsDeadline_endsAnOrderToo() throws Exception {
    try (Sandbox sandbox = open(1)) {
      String warm = by(sandbox, FINE);
      Ended ended = sandbox.run(ENDLESS, Call.within(Duration.ofMillis(300)), LONG, each -> {});

      assertThat(warm).isEqualTo("child-1");
      assertThat(((Ended.Died) ended).cause()).isEqualTo(Ended.Cause.TIMED_OUT);
    }
  }

  @Test
  void waitingPastTheDeadline_isLate() throws Exception {
    try (Sandbox sandbox = open(1);
        Busy busy = new Busy(sandbox)) {
      Call call = Call.within(Duration.ofMillis(100));

      assertThatThrownBy(() -> sandbox.run(FINE, call, LONG, each -> {}))
          .isInstanceOfSatisfying(
              Failure.class, failure -> assertThat(failure.fault()).isEqualTo(Fault.LATE));
      assertThat(busy.working()).isTrue();
    }
  }

  @Test
  void moreWaitingThanTheQueueHolds_isBusy() throws Exception {
    try (Sandbox sandbox = OpenSandbox.with(none(Map.of("children", 1, "queue", 0)));
        Busy busy = new Busy(sandbox)) {
      assertThatThrownBy(() -> sandbox.run(FINE, Call.within(LONG), LONG, each -> {}))
          .isInstanceOfSatisfying(
              Failure.class, failure -> assertThat(failure.fault()).isEqualTo(Fault.BUSY))
          .hasMessageContaining("sandbox.queue");
      assertThat(busy.working()).isTrue();
    }
  }

  @Test
  void aCancelledOrder_isEnded() throws Exception {
    AtomicBoolean cancelled = new AtomicBoolean();
    try (Sandbox sandbox = open(1)) {
      Ask ask = Ask.of(ENDLESS, Call.within(LONG), LONG).until(cancelled::get);

      assertThatThrownBy(() -> sandbox.run(ask, begun -> cancelled.set(true)))
          .isInstanceOf(CancellationException.class);
      assertThat(by(sandbox, FINE)).isEqualTo("child-2");
    }
  }

  @Test
  void aWaitingOrder_canBeCancelled() throws Exception {
    try (Sandbox sandbox = open(1);
        Busy busy = new Busy(sandbox)) {
      Ask ask = Ask.of(FINE, Call.within(LONG), LONG).until(() -> true);

      assertThatThrownBy(() -> sandbox.run(ask, each -> {}))
          .isInstanceOf(CancellationException.class);
      assertThat(busy.working()).isTrue();
    }
  }

  @Test
  void aListenerThatFails_costsTheChild_andNotThePool() throws Exception {
    try (Sandbox sandbox = open(1)) {
      assertThatThrownBy(() ->
              sandbox.run(
                  FINE,
                  Call.within(LONG),
                  LONG,
                  each -> {
                    throw new IllegalStateException("ours");
                  }))
          .hasMessage("ours");
      assertThat(by(sandbox, FINE)).isEqualTo("child-2");
    }
  }

  @Test
  void aClosedSandbox_isUnavailable_andLeavesNoProcess() throws Exception {
    Sandbox sandbox = open(2);
    String child = by(sandbox, FINE);
    List<ProcessHandle> processes =
        ProcessHandle.current()
            .children()
            .filter(each -> each.info().command().orElse("").endsWith("java"))
            .toList();

    sandbox.close();

    assertThat(child).isEqualTo("child-1");
    assertThat(sandbox.ready()).isFalse();
    assertThat(processes).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThatThrownBy(() -> by(sandbox, FINE))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE));
  }

  @Test
  void withoutAFence_nothingRuns_whereTheServerIsNotOnLoopback() throws Exception {
    Settings open =
        SettingsReader.over(
            Map.of("http", Map.of("host", "0.0.0.0"), "sandbox", Map.of("kind", "none")));

    try (Sandbox sandbox = Sandbox.open(open, RunningLab.class)) {
      assertThat(sandbox.ready()).isFalse();
      assertThat(sandbox.unavailable())
          .hasValueSatisfying(
              reason -> assertThat(reason).contains("loopback").contains("0.0.0.0"));
      assertThatThrownBy(() -> by(sandbox, FINE))
          .isInstanceOfSatisfying(
              Failure.class, failure -> assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE));
    }
  }

  private static Sandbox open(int children) throws Exception {
    return OpenSandbox.with(none(Map.of("children", children)));
  }

  private static Map<String, Object> none(Map<String, Object> more) {
    Map<String, Object> settings = new java.util.TreeMap<>(more);
    settings.put("kind", "none");
    return settings;
  }

  private static String by(Sandbox sandbox, Order order) {
    Ended ended = sandbox.run(order, Call.within(LONG), LONG, each -> {});
    return ((Ended.Answered) ended).child();
  }

  private static String by(Sandbox sandbox, Order order, Session session) {
    Ended ended = sandbox.run(Ask.of(order, Call.within(LONG), LONG).within(session), each -> {});
    return ((Ended.Answered) ended).child();
  }

  /** Keeps the only child at work. */
  private static final class Busy implements AutoCloseable {
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Future<Ended> work;

    Busy(Sandbox sandbox) throws InterruptedException {
      awaitIdle(sandbox);
      CountDownLatch begun = new CountDownLatch(1);
      Ask ask = Ask.of(ENDLESS, Call.within(LONG), LONG).until(over::get);
      work = worker.submit(() -> sandbox.run(ask, each -> begun.countDown()));
      assertThat(begun.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private static void awaitIdle(Sandbox sandbox) {
      Call patience = Call.within(LONG);
      while (sandbox.counts().idle() == 0 && !patience.expired()) {
        Thread.onSpinWait();
      }
    }

    boolean working() {
      return !work.isDone();
    }

    @Override
    public void close() {
      over.set(true);
      worker.close();
    }
  }
}
