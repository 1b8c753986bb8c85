package dev.assay.testgen.generate;

import dev.assay.testgen.verify.TestFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes one test class, without the rows that were taken out. For one writing. */
final class ClassText {
  private final ClassPlan plan;
  private final Writing writing;
  private final TableText tables;
  private final SeriesText series;
  private final SingleText singles;
  private final List<String> body = new ArrayList<>();
  private final List<TestFile.Span> spans = new ArrayList<>();
  private final List<TestFile.Written> tests = new ArrayList<>();

  private ClassText(ClassPlan plan, Style style) {
    this.plan = plan;
    Set<String> taken = new HashSet<>(plan.taken());
    taken.add(plan.name());
    plan.groups().forEach(group -> taken.add(group.name()));
    Imports imports = new Imports(plan.subject().packageName(), taken);
    this.writing = Writing.of(imports, new Members(plan.types()), style);
    this.singles = new SingleText(writing);
    this.tables = new TableText(writing);
    this.series = new SeriesText(writing);
  }

  /** The class's text; nothing where no row is left. */
  static Optional<TestFile> write(ClassPlan plan, Set<Integer> removed, Style style) {
    List<Section> sections = sections(plan, removed);
    if (sections.isEmpty()) {
      return Optional.empty();
    }
    ClassText text = new ClassText(plan, style);
    Layout layout = text.writing.layout();
    // Tests that stand alone come first: what follows a nested class is easily overlooked.
    sections.stream().filter(Section::alone).forEach(it -> text.section(it, layout.alone()));
    sections.stream().filter(it -> !it.alone()).forEach(it -> text.section(it, layout));
    text.stubs();
    return Optional.of(text.file(sections.stream().anyMatch(Section::observed)));
  }

  /** The tests of one method, each with its rows. */
  private record Section(Group group, List<Together> tests) {
    boolean alone() {
      return tests.size() == 1;
    }

    boolean observed() {
      return tests.stream().flatMap(it -> it.cases().stream()).anyMatch(ClassText::observed);
    }

    List<Integer> rows() {
      return tests.stream().flatMap(it -> it.rows().stream()).toList();
    }
  }

  private static List<Section> sections(ClassPlan plan, Set<Integer> removed) {
    List<Section> all = new ArrayList<>();
    for (Group group : plan.groups()) {
      List<Case> left =
          group.cases().stream()
              .filter(each -> !removed.contains(each.row().id()))
              .map(each -> Exact.plain(group.target(), each))
              .toList();
      if (!left.isEmpty()) {
        all.add(new Section(group, Together.of(group.target(), left)));
      }
    }
    return all;
  }

  private void stubs() {
    for (SharedStubs.Method method : writing.stubs().methods()) {
      body.add("");
      int first = body.size() + 1;
      method.lines().forEach(line -> body.add("  " + line));
      spans.add(new TestFile.Span(first, body.size(), method.rows()));
    }
  }

  private static boolean observed(Case each) {
    return switch (each.expectation()) {
      case Expectation.Returns returned -> returned.provenance() == Expectation.Provenance.OBSERVED;
      case Expectation.Throws thrown -> thrown.provenance() == Expectation.Provenance.OBSERVED;
      case Expectation.Equal equal -> false;
      case Expectation.Unknown unknown -> false;
    };
  }

  private void section(Section section, Layout layout) {
    if (!body.isEmpty()) {
      body.add("");
    }
    Group group = section.group();
    int first = body.size() + 1;
    body.addAll(layout.opening(group, writing.imports()));
    List<TestMethod> methods = methods(section, layout);
    for (int i = 0; i < methods.size(); i++) {
      if (i > 0) {
        body.add("");
      }
      TestMethod method = methods.get(i);
      int start = body.size() + 1;
      method.lines().forEach(line -> body.add(line.isEmpty() ? "" : layout.indent() + line));
      spans.add(new TestFile.Span(start, body.size(), method.rows()));
      tests.add(new TestFile.Written(layout.type(plan, group), method.name(), method.rows()));
    }
    body.addAll(layout.closing());
    spans.add(new TestFile.Span(first, body.size(), section.rows()));
  }

  private List<TestMethod> methods(Section section, Layout layout) {
    Target target = section.group().target();
    CaseNames names = new CaseNames(target, layout.prefix(section.group()));
    List<TestMethod> methods = new ArrayList<>();
    for (Together together : section.tests()) {
      methods.addAll(written(target, together, names));
      writing.stubs().usedBy(together.rows());
    }
    return methods;
  }

  private List<TestMethod> written(Target target, Together together, CaseNames names) {
    if (together.kind() != Together.Kind.SINGLE) {
      String name = names.of(together);
      Optional<TestMethod> one =
          writing.layout().parameterised()
              ? Optional.of(tables.write(target, together, name))
              : series.write(target, together, name);
      if (one.isPresent()) {
        return List.of(one.get());
      }
    }
    return together.cases().stream()
        .map(each -> singles.write(target, each, names.of(each)))
        .toList();
  }

  private TestFile file(boolean observed) {
    List<String> lines = new ArrayList<>();
    if (!plan.subject().packageName().isEmpty()) {
      lines.add("package " + plan.subject().packageName() + ";");
      lines.add("");
    }
    lines.addAll(writing.imports().lines());
    lines.add("");
    lines.addAll(comment(observed));
    lines.add(writing.layout().visibility() + "class " + plan.name() + " {");
    int header = lines.size();
    lines.addAll(body);
    lines.add("}");
    return new TestFile(
        plan.path(),
        String.join("\n", lines) + "\n",
        spans.stream()
            .map(
                span -> new TestFile.Span(span.first() + header, span.last() + header, span.rows()))
            .toList(),
        tests);
  }

  private List<String> comment(boolean observed) {
    String known =
        observed
            ? " * specified, what a pattern says as the pattern's; all else was observed when it ran."
            : " * specified, with the line; all other expectations were computed from its source.";
    List<String> lines = new ArrayList<>();
    lines.add("/**");
    lines.add(
        " * Tests of {@link " + plan.subject().name() + "}. What its code declares is marked as");
    lines.add(known);
    lines.add(" */");
    return lines;
  }
}
