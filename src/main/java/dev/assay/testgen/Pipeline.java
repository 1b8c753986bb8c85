package dev.assay.testgen;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.bus.Nearest;
import dev.assay.code.SourceUnit;
import dev.assay.patterns.Domain;
import dev.assay.patterns.Pattern;
import dev.assay.patterns.Patterns;
import dev.assay.testgen.Testgen.Finding;
import dev.assay.testgen.Testgen.Generate;
import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.Testgen.Skipped;
import dev.assay.testgen.Testgen.TestClass;
import dev.assay.testgen.Testgen.Verdict;
import dev.assay.testgen.generate.Planner;
import dev.assay.testgen.verify.Bench;
import dev.assay.testgen.verify.Mend;
import dev.assay.testgen.verify.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One job from its sources to its answer, stage by stage. For one thread of the workshop. */
final class Pipeline {
  private static final int MOST_DOMAINS = 3;
  private static final int STAGES = 4;
  private static final String DISAGREES = "patternDisagrees";

  private final Generate asked;
  private final Question question;
  private final Ports ports;
  private final int rowsPerMethod;
  private final Watch watch;
  private final Stopwatch clock = new Stopwatch();
  private int laps;

  Pipeline(Question question, Ports ports, int rowsPerMethod, Watch watch) {
    this.asked = question.asked();
    this.question = question;
    this.ports = ports;
    this.rowsPerMethod = rowsPerMethod;
    this.watch = watch;
  }

  Generated run(Bench bench) {
    Subject subject = Subject.read(bench, question.sources());
    lap("compile", bench);
    List<String> messages = subject.messages();
    if (!messages.isEmpty()) {
      // What is not Java at all is a wrong question, and the reader says so with its place.
      units();
      return notCompiled(messages);
    }
    List<SourceUnit> units = units();
    List<Domain> domains = ports.domains().apply(SourceWords.of(units));
    lap("read", bench);
    Planner planner =
        new Planner(
            subject, new Planner.Given(units, patterns(units, domains)), rowsPerMethod, bench);
    check(planner);
    planner.plan(new Planner.Scope(asked.type(), asked.method()));
    lap("plan", bench);
    Mend.Mended mended = new Mend(bench, subject::generate).compile(planner::write);
    lap("verify", bench);
    return answer(planner, mended, domains);
  }

  private void lap(String stage, Bench bench) {
    clock.lap(stage);
    laps++;
    watch.progress(stage, laps, STAGES, 0);
    checkpoint(bench);
  }

  private void checkpoint(Bench bench) {
    if (watch.cancelled()) {
      throw Fault.CANCELLED.because("the question was cancelled before its tests were written");
    }
    bench.checkpoint();
  }

  private List<Pattern> patterns(List<SourceUnit> units, List<Domain> domains) {
    if (!question.manner().patterns() || domains.isEmpty()) {
      return List.of();
    }
    String query = String.join(" ", SourceWords.ofNames(units));
    List<Domain> likeliest = domains.subList(0, Math.min(MOST_DOMAINS, domains.size()));
    return ports.patterns().apply(likeliest, query).domains().stream()
        .flatMap(domain -> domain.patterns().stream())
        .map(Patterns.Ranked::pattern)
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
      return ports.reader().apply(source);
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
        clock.read());
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

  private Generated answer(Planner planner, Mend.Mended mended, List<Domain> domains) {
    Set<Integer> removed = mended.removed();
    return new Generated(
        TestDesk.id(asked),
        mended.files().stream().map(file -> new TestClass(file.path(), file.source())).toList(),
        Verdict.COMPILED,
        List.of(),
        null,
        null,
        null,
        domains,
        planner.findings().stream()
            .map(it -> new Finding(it.method(), it.line(), DISAGREES, it.text()))
            .toList(),
        planner.skipped(removed).stream()
            .map(left -> new Skipped(left.method(), left.code().name(), left.reason()))
            .toList(),
        clock.read());
  }
}
