package dev.assay.testgen.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Value;
import dev.assay.testgen.verify.Compiled;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.ElementFilter;
import org.junit.jupiter.api.Test;

class PartialRuleTest {
  /** Candidates for the parameter of the first method of the first type. */
  private static List<Candidate> candidates(String source) {
    return Compiled.subject(
        Map.of("A.java", source),
        (bench, subject) -> {
          assertThat(subject.messages()).isEmpty();
          ExecutableElement method =
              ElementFilter.methodsIn(subject.topLevel().getFirst().getEnclosedElements())
                  .getFirst();
          Inputs inputs =
              new Inputs(
                  subject.types(),
                  subject.elements(),
                  subject.topLevel(),
                  new Inputs.Said(new Named(), Mentioned.in(subject.texts().values())));
          return inputs.of(method.getParameters().getFirst().asType(), "it");
        });
  }

  private static Value.Stub stub(Candidate candidate) {
    return (Value.Stub) candidate.value();
  }

  private static List<String> names(Value.Stub stub) {
    return stub.methods().stream().map(Value.StubMethod::name).toList();
  }

  @Test
  void candidates_knowWhatTheSourceMentions_downToTheRows() {
    List<Candidate> found =
        candidates(
            """
            class A {
              String name(javax.sql.DataSource from) throws java.sql.SQLException {
                var rows = from.getConnection().prepareStatement("SELECT 1").executeQuery();
                return rows.next() ? rows.getString("name") : null;
              }
            }
            """);

    Value.Stub source = stub(found.getFirst());
    Value.Stub connection =
        (Value.Stub) Objects.requireNonNull(source.methods().getFirst().answer());
    assertThat(names(source)).containsExactly("getConnection");
    assertThat(names(connection)).containsExactly("prepareStatement");
    assertThat(source.failure()).isEqualTo(Value.newFrom(java.sql.SQLException.class, "broken"));
    assertThat(found)
        .extracting(Candidate::trait)
        .containsExactly("HasOneRow", "HasNoRows", "HasTwoRows", "HasOnlyNulls");
  }

  @Test
  void candidates_areOneEach_whereScenesAreAlike() {
    List<Candidate> found =
        candidates(
            """
            class A {
              void end(java.sql.Connection it) throws java.sql.SQLException { it.commit(); }
            }
            """);

    assertThat(found).singleElement().satisfies(it -> assertThat(stub(it).methods()).isEmpty());
  }

  @Test
  void candidates_areForInterfacesWithTooManyMethods() {
    String methods =
        IntStream.range(0, StubRule.MOST_METHODS + 1)
            .mapToObj(i -> "int m" + i + "();")
            .collect(Collectors.joining(" "));

    List<Candidate> found =
        candidates("interface A { int f(Huge it); } interface Huge { " + methods + " }");

    Value.Stub stub = stub(found.getFirst());
    assertThat(stub.partial()).isTrue();
    assertThat(names(stub)).hasSize(StubRule.MOST_METHODS + 1);
    assertThat(stub.failure()).isEqualTo(Value.newFrom(IllegalStateException.class, "broken"));
  }
}
