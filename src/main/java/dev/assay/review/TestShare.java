package dev.assay.review;

import dev.assay.code.MethodSignature;
import dev.assay.code.Queries.OfMethod;
import dev.assay.code.SourceUnit;
import dev.assay.code.TypeSignature;
import dev.assay.review.Review.TestMethod;
import dev.assay.review.Review.Tests;
import dev.assay.testgen.Testgen;
import dev.assay.testgen.Testgen.TestClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives each method its share of generated tests, by the names that the tests desk writes: a class
 * {@code FooTest}, in it a class {@code Bar} or tests {@code bar_...} for a method {@code bar}.
 * Immutable.
 */
final class TestShare {
  private final Testgen.Generated generated;
  private final List<Written> written;
  private final List<OfMethod> methods;

  /** A test class as it was read. */
  record Written(TestClass testClass, SourceUnit unit) {}

  TestShare(Testgen.Generated generated, List<Written> written, List<OfMethod> methods) {
    this.generated = generated;
    this.written = List.copyOf(written);
    this.methods = List.copyOf(methods);
  }

  /** The share of a method; null where there is nothing of it. */
  @Nullable Tests of(OfMethod method) {
    var tests = new ArrayList<TestMethod>();
    String path = null;
    for (Written each : written) {
      for (TypeSignature type : each.unit().types()) {
        if (isFor(type, method)) {
          List<TestMethod> own = in(type, method, each.testClass().source().lines().toList());
          tests.addAll(own);
          path = own.isEmpty() ? path : each.testClass().path();
        }
      }
    }
    List<Testgen.Finding> findings =
        generated.findings().stream().filter(it -> isLabel(it.method(), method)).toList();
    List<Testgen.Skipped> skipped =
        generated.skipped().stream().filter(it -> isLabel(it.method(), method)).toList();
    boolean nothing = tests.isEmpty() && findings.isEmpty() && skipped.isEmpty();
    return nothing ? null : new Tests(generated.verdict(), path, tests, findings, skipped);
  }

  /** All that was written. */
  List<TestClass> classes() {
    return generated.tests();
  }

  /** Why there are fewer tests than were asked for; null where there are not. */
  @Nullable String degraded() {
    String why = generated.degraded();
    return switch (generated.verdict()) {
      case NOT_COMPILED ->
          "tests: the source does not compile: "
              + generated.compiler().stream().findFirst().orElse("the compiler does not say why");
      case CRASHED, TIMED_OUT, OUT_OF_MEMORY ->
          "tests: none, since the code ended as " + generated.verdict();
      case GREEN, COMPILED, NO_TESTS -> why == null ? null : "tests: " + why;
    };
  }

  private static boolean isFor(TypeSignature tests, OfMethod method) {
    String type = method.type();
    return Stream.of(type.replace(".", ""), simple(type), type.split("\\.", 2)[0])
        .anyMatch(name -> tests.name().equals(name + "Test"));
  }

  private List<TestMethod> in(TypeSignature tests, OfMethod method, List<String> lines) {
    var found = new ArrayList<TestMethod>();
    for (MethodSignature each : tests.methods()) {
      int underscore = each.name().indexOf('_');
      String group = underscore < 0 ? each.name() : each.name().substring(0, underscore);
      if (isTest(each) && isOf(group, method)) {
        found.add(test(each, lines));
      }
    }
    for (TypeSignature nested : tests.nested()) {
      if (isOf(simple(nested.name()), method)) {
        nested.methods().stream()
            .filter(TestShare::isTest)
            .forEach(each -> found.add(test(each, lines)));
      }
    }
    return found;
  }

  private static boolean isTest(MethodSignature method) {
    return method.annotations().stream().anyMatch(each -> each.contains("Test"));
  }

  private static TestMethod test(MethodSignature method, List<String> lines) {
    List<String> own = lines.subList(method.line() - 1, Math.min(lines.size(), method.endLine()));
    return new TestMethod(method.name(), String.join("\n", own).stripIndent());
  }

  // "ValidateWithLocale" is of validate, unless there is a method validateWithLocale.
  private boolean isOf(String group, OfMethod method) {
    Optional<String> longest =
        methods.stream()
            .filter(each -> each.type().equals(method.type()))
            .map(TestShare::written)
            .filter(name -> group.regionMatches(true, 0, name, 0, name.length()))
            .max(Comparator.comparingInt(String::length));
    return longest.filter(written(method)::equals).isPresent();
  }

  private static String written(OfMethod method) {
    return method.name().equals("<init>") ? "constructor" : method.name();
  }

  // Foo.f(int, String) for a method, Foo(int) for a constructor.
  private static boolean isLabel(String label, OfMethod method) {
    String type = simple(method.type());
    String parameters = method.id().substring(Math.max(0, method.id().indexOf('(')));
    String own = method.name().equals("<init>") ? type : type + "." + method.name();
    return label.replace(" ", "").equals((own + parameters).replace(" ", ""));
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
