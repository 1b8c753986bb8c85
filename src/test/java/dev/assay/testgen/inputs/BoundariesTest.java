package dev.assay.testgen.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.code.MethodSignature;
import dev.assay.code.MethodSignature.Comparison;
import dev.assay.code.MethodSignature.Condition;
import dev.assay.testgen.verify.Compiled;
import java.util.List;
import java.util.Map;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.junit.jupiter.api.Test;

class BoundariesTest {
  private static List<Object> values(String type, Comparison... comparisons) {
    MethodSignature method =
        new MethodSignature(
            "f",
            "f(x)",
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
  void of_leavesOtherSubjectsAlone() {
    assertThat(values("INT", new Comparison("y", "<", "10"), new Comparison("xx", "<", "3")))
        .isEmpty();
    assertThat(values("INT", new Comparison("x", "==", "LIMIT"))).isEmpty();
  }
}
