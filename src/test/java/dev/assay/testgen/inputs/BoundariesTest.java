package dev.assay.testgen.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.code.MethodSignature;
import dev.assay.code.MethodSignature.Comparison;
import dev.assay.code.MethodSignature.Condition;
import dev.assay.code.TypeSignature.Parameter;
import dev.assay.lab.Value;
import dev.assay.testgen.verify.Compiled;
import java.util.List;
import java.util.Map;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.junit.jupiter.api.Test;

class BoundariesTest {
  private static List<Object> values(String type, Comparison... comparisons) {
    return valuesOf("f", type, comparisons);
  }

  private static List<Object> valuesOf(String name, String type, Comparison... comparisons) {
    MethodSignature method =
        new MethodSignature(
            name,
            name + "(x)",
            List.of(),
            List.of(),
            List.of(),
            "void",
            List.of(),
            List.of(),
            null,
            List.of(),
            List.of(new Condition("if", "", List.of(comparisons), 1)),
            List.of(),
            1,
            1,
            "");
    return Compiled.subject(
        Map.of("A.java", "class A {}"),
        (bench, subject) -> {
          TypeMirror mirror =
              type.equals("String")
                  ? subject.elements().getTypeElement("java.lang.String").asType()
                  : subject.types().getPrimitiveType(TypeKind.valueOf(type));
          Inputs inputs = new Inputs(subject.types(), subject.elements(), subject.topLevel());
          return new Boundaries(inputs)
              .of(method, "x", mirror).stream()
                  .map(candidate -> ((Value.Literal) candidate.value()).value())
                  .toList();
        });
  }

  @Test
  void of_givesBothSides_forNumbers() {
    assertThat(values("INT", new Comparison("x", "<", "10"))).containsExactly(10, 9, 11);
    assertThat(values("LONG", new Comparison("x", ">=", "0x10L"))).containsExactly(16L, 15L, 17L);
    assertThat(values("CHAR", new Comparison("x", "<=", "'9'"))).containsExactly('9', '8', ':');
    assertThat(values("DOUBLE", new Comparison("x", ">", "0.5")))
        .containsExactly(0.5, Math.nextUp(0.5), Math.nextDown(0.5));
  }

  @Test
  void of_staysInTheRange_atItsEnds() {
    assertThat(values("INT", new Comparison("x", "==", "2147483647")))
        .containsExactly(Integer.MAX_VALUE, Integer.MAX_VALUE - 1);
    assertThat(values("BYTE", new Comparison("x", "<", "-128")))
        .containsExactly((byte) -128, (byte) -127);
    assertThat(values("CHAR", new Comparison("x", "==", "'\\0'"))).containsExactly('\0', '\1');
  }

  @Test
  void of_givesTexts_ofTheLengthsThatAreCompared() {
    assertThat(values("String", new Comparison("x.length()", ">", "2")))
        .containsExactly("a", "ab", "abc");
    assertThat(values("String", new Comparison("x.length()", "==", "0"))).containsExactly("", "a");
    assertThat(values("String", new Comparison("x.length()", ">", "64")))
        .containsExactly("a".repeat(63), "a".repeat(64), "a".repeat(65));
  }

  @Test
  void of_joinsPrefixAndLength() {
    assertThat(
            values(
                "String",
                new Comparison("x.length()", "<", "5"),
                new Comparison("x", "startsWith", "\"DE\"")))
        .contains("DE", "de", "DEx", "DEabc");
  }

  @Test
  void of_givesTextsOfWhatTheMethodIsNamedAfter() {
    assertThat(valuesOf("isEmail", "String"))
        .containsExactly("ann@example.org", "ann@example", "ann.example.org");
    assertThat(valuesOf("toInt", "String")).hasSize(3).startsWith("42");
    assertThat(valuesOf("isEmail", "INT")).isEmpty();
    assertThat(valuesOf("print", "String")).isEmpty();
  }

  @Test
  void of_leavesOtherSubjectsAlone() {
    assertThat(values("INT", new Comparison("y", "<", "10"), new Comparison("xx", "<", "3")))
        .isEmpty();
    assertThat(values("INT", new Comparison("x", "==", "LIMIT"))).isEmpty();
  }

  private static List<String> written(String parameters, String body) {
    return Compiled.subject(
        Map.of(
            "A.java",
            "import java.util.*; class A { void f(%s) { %s } } record Order(int total) {}"
                .formatted(parameters, body)),
        (bench, subject) -> {
          assertThat(subject.messages()).isEmpty();
          Inputs inputs = new Inputs(subject.types(), subject.elements(), subject.topLevel());
          var method =
              ElementFilter.methodsIn(subject.topLevel().getFirst().getEnclosedElements())
                  .getFirst();
          var parameter = method.getParameters().getFirst();
          return new Boundaries(inputs)
              .of(signature(body), "x", parameter.asType()).stream()
                  .map(candidate -> candidate.trait())
                  .toList();
        });
  }

  // "if (subject operator constant);" as the code reader takes it apart
  private static MethodSignature signature(String body) {
    String condition = body.substring(body.indexOf('(') + 1, body.lastIndexOf(')'));
    String[] parts = condition.split(" ", -1);
    Comparison comparison =
        parts.length == 3
            ? new Comparison(parts[0], parts[1], parts[2])
            : new Comparison(
                "x",
                condition.substring(2, condition.indexOf('(')),
                condition.substring(condition.indexOf('(') + 1, condition.length() - 1));
    return signature(List.of(), new Condition("if", condition, List.of(comparison), 1));
  }

  private static MethodSignature signature(List<String> parameters, Condition condition) {
    return new MethodSignature(
        "f",
        "f",
        List.of(),
        List.of(),
        parameters.stream().map(it -> new Parameter(it, "int", false, List.of())).toList(),
        "void",
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of(condition),
        List.of(),
        1,
        1,
        "");
  }

  @Test
  void of_givesSizes_forCollectionsMapsAndArrays() {
    assertThat(written("List<String> x", "if (x.size() > 3);"))
        .containsExactly("Has3Elements", "Has2Elements", "Has4Elements");
    assertThat(written("Set<Integer> x", "if (x.size() == 1);"))
        .containsExactly("HasOneElement", "Empty", "Has2Elements");
    assertThat(written("Map<String, Integer> x", "if (x.size() < 2);"))
        .containsExactly("Has2Entries", "HasOneEntry", "Has3Entries");
    assertThat(written("int[] x", "if (x.length >= 2);"))
        .containsExactly("Has2Elements", "HasOneElement", "Has3Elements");
    assertThat(written("List<String> x", "if (x.size() > 1000);")).isEmpty();
    assertThat(written("List<String> x", "if (x.size() > -5);")).isEmpty();
  }

  @Test
  void of_givesContents_thatAreAskedFor() {
    assertThat(written("Map<String, Integer> x", "if (x.containsKey(\"key\"));"))
        .containsExactly("HasKey");
    assertThat(written("List<Integer> x", "if (x.contains(7));")).containsExactly("Has7");
    assertThat(written("List<Integer> x", "if (x.contains(\"7\"));")).isEmpty();
    assertThat(written("String x", "if (x.charAt(2) == '-');"))
        .containsExactly("HyphenMinusAt2", "HyphenMinus", "HyphenMinusInside");
  }

  @Test
  void of_givesObjects_withPartsAtTheBoundary() {
    assertThat(written("Order x", "if (x.total() >= 100);"))
        .containsExactly("WithTotal100", "WithTotal99", "WithTotal101");
    assertThat(written("Order x", "if (x.hashCode() >= 100);")).isEmpty();
  }

  private static List<Map<Integer, Object>> related(String condition, TypeKind... kinds) {
    return Compiled.subject(
        Map.of("A.java", "class A {}"),
        (bench, subject) -> {
          List<TypeMirror> types = new java.util.ArrayList<>();
          for (TypeKind kind : kinds) {
            types.add(subject.types().getPrimitiveType(kind));
          }
          Inputs inputs = new Inputs(subject.types(), subject.elements(), subject.topLevel());
          return new Relations(inputs)
                  .of(
                      signature(
                          List.of("low", "high"), new Condition("if", condition, List.of(), 1)),
                      types)
                  .stream()
                  .map(BoundariesTest::literals)
                  .toList();
        });
  }

  private static Map<Integer, Object> literals(Map<Integer, Candidate> row) {
    Map<Integer, Object> literals = new java.util.HashMap<>();
    row.forEach((index, it) -> literals.put(index, ((Value.Literal) it.value()).value()));
    return literals;
  }

  @Test
  void relations_areEqualLessAndGreater() {
    assertThat(related("low > high || low > 9", TypeKind.INT, TypeKind.INT))
        .containsExactly(Map.of(0, 5, 1, 5), Map.of(0, 4, 1, 5), Map.of(0, 6, 1, 5));
    assertThat(related("high<=low", TypeKind.LONG, TypeKind.LONG)).contains(Map.of(0, 5L, 1, 4L));
  }

  @Test
  void relations_areNone_whereNothingIsCompared() {
    assertThat(related("low > 3 && high < 9", TypeKind.INT, TypeKind.INT)).isEmpty();
    assertThat(related("a.low > high", TypeKind.INT, TypeKind.INT)).isEmpty();
    assertThat(related("low > high.length", TypeKind.INT, TypeKind.INT)).isEmpty();
    assertThat(related("low > high", TypeKind.INT)).isEmpty();
    assertThat(related("low > high", TypeKind.INT, TypeKind.BOOLEAN)).isEmpty();
  }
}
