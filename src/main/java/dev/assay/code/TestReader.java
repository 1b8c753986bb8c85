package dev.assay.code;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.assay.code.Code.ReadTest;
import dev.assay.code.Code.TestCase;
import dev.assay.code.TestScope.Checked;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a JUnit 4 or 5 test says of the code it tests: every assertion on one call with
 * arguments that stand for themselves. What depends on more, such as what was done to an object
 * before, is counted and left out. Pure; blocks while it works.
 */
final class TestReader {
  private static final Set<String> TESTS =
      Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestTemplate");
  private static final Pattern SUBJECT =
      Pattern.compile("(?:Test)?([A-Z]\\w*?)(?:UnitTests?|TestCase|Tests?|IT|Spec)?");

  private final SourceText source;
  private final CompilationUnit tree;
  private final @Nullable String subject;
  private final List<TestCase> cases = new ArrayList<>();
  private int skipped;

  private TestReader(Syntax.Parsed parsed) {
    this.source = parsed.text();
    this.tree = parsed.tree();
    this.subject = subject(parsed);
  }

  static ReadTest read(String source) {
    return DeepStack.call(() -> new TestReader(Syntax.parse(source)).read());
  }

  private ReadTest read() {
    for (TypeDeclaration<?> type : tree.findAll(TypeDeclaration.class)) {
      var fields = new TestFields(type);
      type.getMethods().stream()
          .filter(method -> method.getBody().isPresent() && isTest(method))
          .forEach(method -> read(method, fields));
    }
    return new ReadTest(subject, cases, skipped);
  }

  private void read(MethodDeclaration method, TestFields fields) {
    List<TestScope> scopes =
        TestRows.of(method, source).stream()
            .map(row -> new TestScope(source, tree, subject, fields.and(method, row)))
            .toList();
    for (ExpressionStmt statement : method.findAll(ExpressionStmt.class)) {
      if (Assertion.isOne(statement.getExpression())) {
        keep(
            method,
            source.line(statement),
            scopes.stream()
                .map(scope -> new Assertion(scope).read(statement.getExpression()))
                .toList());
      }
    }
    for (Refusal refusal : Refusal.in(method)) {
      keep(method, source.line(refusal.place()), scopes.stream().map(refusal::read).toList());
    }
  }

  private void keep(MethodDeclaration method, int line, List<List<Checked>> perRow) {
    List<Checked> found = perRow.stream().flatMap(List::stream).toList();
    skipped += found.isEmpty() ? 1 : 0;
    for (Checked checked : found) {
      cases.add(
          new TestCase(
              method.getNameAsString(),
              displayName(method),
              checked.call().method(),
              checked.call().arguments(),
              checked.expectation(),
              checked.value(),
              line));
    }
  }

  private static boolean isTest(MethodDeclaration method) {
    return method.getAnnotations().stream()
            .anyMatch(annotation -> TESTS.contains(annotation.getName().getIdentifier()))
        || isJUnit3(method);
  }

  private static boolean isJUnit3(MethodDeclaration method) {
    return method.getNameAsString().startsWith("test")
        && method.getParameters().isEmpty()
        && method.getType().isVoidType()
        && method.isPublic();
  }

  private static @Nullable String displayName(MethodDeclaration method) {
    return method
        .getAnnotationByName("DisplayName")
        .filter(AnnotationExpr::isSingleMemberAnnotationExpr)
        .map(annotation -> annotation.asSingleMemberAnnotationExpr().getMemberValue())
        .filter(Expression::isStringLiteralExpr)
        .map(text -> Literals.text(text.asStringLiteralExpr()))
        .orElse(null);
  }

  // The test's name names its subject, if the test speaks of such a type at all.
  private static @Nullable String subject(Syntax.Parsed parsed) {
    for (TypeDeclaration<?> type : parsed.tree().getTypes()) {
      Matcher name = SUBJECT.matcher(type.getNameAsString());
      if (name.matches()
          && !name.group(1).equals(type.getNameAsString())
          && Declared.hasWord(parsed.text().text(), name.group(1))) {
        return name.group(1);
      }
    }
    return null;
  }
}
