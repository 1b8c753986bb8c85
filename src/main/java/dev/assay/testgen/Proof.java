package dev.assay.testgen;

import dev.assay.bus.Fault;
import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.sandbox.Ask;
import dev.assay.sandbox.Ended;
import dev.assay.sandbox.Session;
import dev.assay.testgen.Testgen.Finding;
import dev.assay.testgen.Testgen.Verdict;
import dev.assay.testgen.generate.Answers;
import dev.assay.testgen.generate.Experiment;
import dev.assay.testgen.generate.Plan;
import dev.assay.testgen.generate.Planner;
import dev.assay.testgen.select.Chosen;
import dev.assay.testgen.select.Minimal;
import dev.assay.testgen.select.Preference;
import dev.assay.testgen.verify.Mend;
import dev.assay.testgen.verify.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Tests that prove themselves: the plan's calls are run and searched further, what tells most is
 * chosen, written, compiled, and run twice. For one job.
 */
final class Proof {
  /** What a child may take beyond its own effort before it is taken for hung. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final Duration CHECK = Duration.ofSeconds(20);

  private final Question question;
  private final Means means;
  private final Stages stages;
  private String explorer = "";

  Proof(Question question, Means means, Stages stages) {
    this.question = question;
    this.means = means;
    this.stages = stages;
  }

  Made of(Planner planner, Plan plan) {
    try (Session session = means.sandbox().session()) {
      return of(planner, plan, session);
    }
  }

  private Made of(Planner planner, Plan plan, Session session) {
    Experiment experiment = new Experiment(planner, plan);
    Subject.Classes classes = planner.subject().generate();
    Order.Code code = new Order.Code(classes.bytes(), paths());
    Exploration.Found found =
        new Exploration(experiment, order -> explore(order, session)).explore(code, effort());
    stages.done("run");
    Reply.Explored explored = experiment.told(found.explored());
    Chosen chosen = Minimal.of(explored, new Preference(experiment.tasks(Set.of())));
    Answers answers = experiment.answers(explored, chosen, found.lost());
    stages.done("choose");
    Mend mend = new Mend(planner.bench(), () -> classes);
    Verification.Verified verified =
        new Verification(
                removed -> compile(mend, answers, removed),
                (order, other) -> ask(Ask.of(order, stages.call(), CHECK).notBy(other), session),
                code,
                explorer)
            .verify();
    stages.done("check");
    means
        .ports()
        .evidence()
        .accept(Evidence.of(explored, experiment.suggested(), verified.removed()));
    return new Made(
        verified.files(),
        verdict(found, verified),
        degraded(found, verified),
        means.sandbox().kind(),
        // Where nothing ran nothing was measured, and a share of nothing would read as the best.
        explored.trials().isEmpty()
            ? null
            : new Scored(explored, chosen, answers, verified).score(),
        findings(experiment, found.explored()),
        Made.skipped(answers.skipped(verified.reasons())),
        question.manner().detail() && !explored.trials().isEmpty()
            ? new Detailed(explored, chosen, verified, experiment.patterns()).detail()
            : null);
  }

  private static List<Finding> findings(Experiment experiment, Reply.Explored explored) {
    return experiment.findings(explored).stream()
        .map(it -> new Finding(it.method(), it.line(), it.kind(), it.text()))
        .toList();
  }

  private List<String> paths() {
    return question.classPath().entries().stream()
        .map(Path::toAbsolutePath)
        .map(Path::toString)
        .toList();
  }

  private Order.Effort effort() {
    Effort effort = question.manner().effort();
    return new Order.Effort(question.manner().seed(), effort.searches(), effort.millis());
  }

  private Ended explore(Order order, Session session) {
    Duration limit = Duration.ofMillis(question.manner().effort().millis()).plus(GRACE);
    Ended ended = ask(Ask.of(order, stages.call(), limit), session);
    explorer = ended instanceof Ended.Answered(Reply _, String child) ? child : explorer;
    return ended;
  }

  private Ended ask(Ask ask, Session session) {
    try {
      return means.sandbox().run(ask.within(session).until(stages::cancelled), stages::inside);
    } catch (CancellationException cancelled) {
      throw Fault.CANCELLED.because("the question was cancelled while its tests were run");
    }
  }

  private Mend.Mended compile(Mend mend, Answers answers, Set<Integer> removed) {
    return mend.compile(more -> {
      Set<Integer> all = new HashSet<>(removed);
      all.addAll(more);
      return answers.write(all, question.style());
    });
  }

  private static Verdict verdict(Exploration.Found found, Verification.Verified verified) {
    if (!verified.files().isEmpty()) {
      return Verdict.GREEN;
    }
    return switch (found.end()) {
      case DONE -> Verdict.NO_TESTS;
      case CRASHED -> Verdict.CRASHED;
      case TIMED_OUT -> Verdict.TIMED_OUT;
      case OUT_OF_MEMORY -> Verdict.OUT_OF_MEMORY;
    };
  }

  private static @org.jspecify.annotations.Nullable String degraded(
      Exploration.Found found, Verification.Verified verified) {
    return found.words().isEmpty() ? verified.words() : found.words();
  }
}
