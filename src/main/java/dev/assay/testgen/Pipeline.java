package dev.assay.testgen;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.bus.Nearest;
import dev.assay.code.SourceUnit;
import dev.assay.patterns.Domain;
import dev.assay.patterns.Patterns;
import dev.assay.testgen.Testgen.Generate;
import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.Testgen.TestClass;
import dev.assay.testgen.Testgen.Verdict;
import dev.assay.testgen.generate.Plan;
import dev.assay.testgen.generate.Planner;
import dev.assay.testgen.verify.Bench;
import dev.assay.testgen.verify.Mend;
import dev.assay.testgen.verify.Subject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One job from its sources to its answer, stage by stage. For one thread of the workshop. */
final class Pipeline {
  private static final int MOST_DOMAINS = 3;
  private static final String NOT_WANTED = "not run, as asked for (options.execution)";

  private final Generate asked;
  private final Question question;
  private final Means means;
  private final Stages stages;

  Pipeline(Question question, Means means, Stages stages) {
    this.asked = question.asked();
    this.question = question;
    this.means = means;
    this.stages = stages;
  }

  Generated run(Bench bench) {
    Subject subject = Subject.read(bench, question.sources());
    stages.done("compile");
    List<String> messages = subject.messages();
    if (!messages.isEmpty()) {
      // What is not Java at all is a wrong question, and the reader says so with its place.
      units();
      return notCompiled(messages);
    }
    List<SourceUnit> units = units();
    List<Domain> domains = means.ports().domains().apply(SourceWords.of(units));
    stages.done("read");
    Planner planner = new Planner(subject, given(units, domains), bench);
    check(planner);
    Plan plan = planner.plan(new Planner.Scope(asked.type(), asked.method()));
    stages.done("plan");
    String unable = unable();
    Made made =
        unable == null
            ? new Proof(question, means, stages).of(planner, plan)
            : unproven(planner, plan, unable);
    return answer(made, domains);
  }

  private @Nullable String unable() {
    return question.manner().execution()
        ? means.sandbox().unavailable().map(why -> "not run: " + why).orElse(null)
        : NOT_WANTED;
  }

  private Made unproven(Planner planner, Plan plan, String why) {
    var unproven = new Unproven(planner.fromSource(plan, rowsPerMethod()), question.style());
    Made made = unproven.make(new Mend(planner.bench(), planner.subject()::generate), why);
    stages.done("write");
    return made;
  }

  private int rowsPerMethod() {
    return means.settings().testgen().rowsPerMethod();
  }

  private Planner.Given given(List<SourceUnit> units, List<Domain> domains) {
    return new Planner.Given(
        units, patterns(units, domains), question.manner().conditions(), rowsPerMethod());
  }

  private List<Patterns.Ranked> patterns(List<SourceUnit> units, List<Domain> domains) {
    if (!question.manner().patterns() || domains.isEmpty()) {
      return List.of();
    }
    String query = String.join(" ", SourceWords.ofNames(units));
    List<Domain> likeliest = domains.subList(0, Math.min(MOST_DOMAINS, domains.size()));
    return means.ports().patterns().apply(likeliest, query).domains().stream()
        .flatMap(domain -> domain.patterns().stream())
        .toList();
  }

  private List<SourceUnit> units() {
    return question.sources().entrySet().stream()
        .filter(source -> !source.getKey().endsWith("-info.java"))
        .map(source -> read(source.getKey(), source.getValue()))
        .toList();
  }

  private SourceUnit read(String path, String source) {
    try {
      return means.ports().reader().apply(source);
    } catch (Failure refused) {
      throw asked.sources() == null
          ? refused
          : refused.fault().because(path + ": " + refused.text());
    }
  }

  private Generated notCompiled(List<String> messages) {
    return new Generated(
        TestDesk.id(asked),
        List.of(),
        Verdict.NOT_COMPILED,
        messages,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        stages.read());
  }

  private void check(Planner planner) {
    if (asked.type() != null) {
      absent("type", asked.type(), planner.knows(asked.type()), planner.typeNames());
    }
    if (asked.method() != null) {
      absent(
          "method",
          asked.method(),
          planner.knows(asked.type(), asked.method()),
          planner.methodNames(asked.type()));
    }
  }

  private static void absent(String kind, String name, boolean known, List<String> names) {
    if (!known) {
      Optional<String> nearest = Nearest.of(name, names);
      throw Fault.ABSENT.because(
          "the source has no %s '%s'%s"
              .formatted(
                  kind,
                  Nearest.shortened(name),
                  nearest.map(it -> "; the nearest is '" + it + "'").orElse("")));
    }
  }

  private Generated answer(Made made, List<Domain> domains) {
    return new Generated(
        TestDesk.id(asked),
        made.files().stream().map(file -> new TestClass(file.path(), file.source())).toList(),
        made.verdict(),
        List.of(),
        why(made),
        made.sandbox(),
        made.score(),
        domains,
        made.findings(),
        made.skipped(),
        stages.read(),
        made.detail());
  }

  private static @Nullable String why(Made made) {
    boolean silent = made.degraded() == null && made.files().isEmpty() && made.skipped().isEmpty();
    return silent ? "there is no method or constructor to test in it" : made.degraded();
  }
}
