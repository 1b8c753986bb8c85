package dev.assay.testgen.generate;

import dev.assay.testgen.verify.TestFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes one test class, without the rows that were taken out. For one writing. */
final class ClassText {
  private static final int LEAST_ROWS = 2;

  private final ClassPlan plan;
  private final Imports imports;
  private final TableText tables;
  private final SingleText singles;
  private final List<String> body = new ArrayList<>();
  private final List<TestFile.Span> spans = new ArrayList<>();

  private ClassText(ClassPlan plan) {
    this.plan = plan;
    Set<String> taken = new HashSet<>(plan.taken());
    taken.add(plan.name());
    plan.groups().forEach(group -> taken.add(group.name()));
    this.imports = new Imports(plan.subject().packageName(), taken);
    ExpressionText expressions = new ExpressionText(imports);
    Calling calling = new Calling(imports, expressions);
    this.singles = new SingleText(imports, expressions, calling);
    this.tables = new TableText(imports, expressions, calling, singles);
  }

  /** The class's text; nothing where no row is left. */
  static Optional<TestFile> write(ClassPlan plan, Set<Integer> removed) {
    ClassText text = new ClassText(plan);
    for (Group group : plan.groups()) {
      List<Case> left =
          group.cases().stream().filter(each -> !removed.contains(each.row().id())).toList();
      if (!left.isEmpty()) {
        text.group(group, left);
      }
    }
    return text.body.isEmpty() ? Optional.empty() : Optional.of(text.file());
  }

  private void group(Group group, List<Case> cases) {
    if (!body.isEmpty()) {
      body.add("");
    }
    int first = body.size() + 1;
    body.add("  @" + imports.junit("org.junit.jupiter.api", "Nested"));
    body.add("  class " + group.name() + " {");
    List<TestMethod> methods = methods(group.target(), cases);
    for (int i = 0; i < methods.size(); i++) {
      if (i > 0) {
        body.add("");
      }
      int start = body.size() + 1;
      methods.get(i).lines().forEach(line -> body.add(line.isEmpty() ? "" : "    " + line));
      spans.add(new TestFile.Span(start, body.size(), methods.get(i).rows()));
    }
    body.add("  }");
    spans.add(
        new TestFile.Span(
            first, body.size(), cases.stream().map(each -> each.row().id()).toList()));
  }

  private List<TestMethod> methods(Target target, List<Case> cases) {
    CaseNames names = new CaseNames(target);
    Map<Object, List<Case>> together = new LinkedHashMap<>();
    cases.forEach(each -> together.computeIfAbsent(key(each), key -> new ArrayList<>()).add(each));
    List<TestMethod> methods = new ArrayList<>();
    together.values().forEach(alike -> methods.addAll(written(target, alike, names)));
    return methods;
  }

  private record TableKey(List<String> shape) {}

  private record RefusalKey(String exception, int line, int varied) {}

  private static Object key(Case each) {
    if (TableText.fits(each)) {
      return new TableKey(TableText.shape(each));
    }
    if (each.expectation() instanceof Expectation.Throws thrown
        && each.row().varied().size() == 1
        && each.row().varied().getFirst() >= 0
        && TableText.oneKind(List.of(each), each.row().varied().getFirst())) {
      return new RefusalKey(
          thrown.exception().qualified(), thrown.line(), each.row().varied().getFirst());
    }
    return each.row().id();
  }

  private List<TestMethod> written(Target target, List<Case> alike, CaseNames names) {
    Case first = alike.getFirst();
    if (alike.size() >= LEAST_ROWS && key(first) instanceof TableKey) {
      return List.of(tables.table(target, alike, names.ofTable()));
    }
    if (alike.size() >= LEAST_ROWS
        && key(first) instanceof RefusalKey(String exception, int line, int varied)
        && TableText.oneKind(alike, varied)) {
      String name =
          names.ofThrowing(
              (Expectation.Throws) first.expectation(),
              target.parameterNames().get(varied),
              alike.stream().map(each -> each.row().arguments().get(varied).trait()).toList());
      return List.of(tables.refusals(target, alike, varied, name));
    }
    return alike.stream().map(each -> singles.write(target, each, names.of(each))).toList();
  }

  private TestFile file() {
    List<String> lines = new ArrayList<>();
    if (!plan.subject().packageName().isEmpty()) {
      lines.add("package " + plan.subject().packageName() + ";");
      lines.add("");
    }
    lines.addAll(imports.lines());
    lines.add("");
    lines.add("/**");
    lines.add(
        " * Tests of {@link " + plan.subject().name() + "}. What its code declares is marked as");
    lines.add(" * specified, with the line; all other expectations were computed from its source.");
    lines.add(" */");
    lines.add("class " + plan.name() + " {");
    int header = lines.size();
    lines.addAll(body);
    lines.add("}");
    return new TestFile(
        plan.path(),
        String.join("\n", lines) + "\n",
        spans.stream()
            .map(
                span -> new TestFile.Span(span.first() + header, span.last() + header, span.rows()))
            .toList());
  }
}
