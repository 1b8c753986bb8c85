package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.testgen.Testgen.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationsTest {
  @TempDir Path directory;

  @Test
  void share_countsKilledTimedOutAndMemoryError_andNothingElse() throws IOException {
    Mutations mutations =
        read(
            mutation("KILLED", "MathMutator"),
            mutation("TIMED_OUT", "MathMutator"),
            mutation("MEMORY_ERROR", "MathMutator"),
            mutation("SURVIVED", "MathMutator"),
            mutation("NO_COVERAGE", "MathMutator"),
            mutation("RUN_ERROR", "MathMutator"),
            mutation("NON_VIABLE", "MathMutator"));

    assertThat(mutations.share()).isEqualTo(new Share(3, 7));
    assertThat(mutations.score()).isCloseTo(3 / 7.0, within(1e-12));
    assertThat(mutations.failed()).isEqualTo(2);
  }

  @Test
  void operators_haveOurNames_andUnknownOnesPitsOwn() throws IOException {
    Mutations mutations =
        read(
            mutation("KILLED", "ConditionalsBoundaryMutator"),
            mutation("SURVIVED", "ConditionalsBoundaryMutator"),
            mutation("KILLED", "returns.BooleanTrueReturnValsMutator"),
            mutation("SURVIVED", "SwitchMutator"));

    assertThat(mutations.operators())
        .containsOnlyKeys("CONDITIONALS_BOUNDARY", "SWITCHMUTATOR", "TRUE_RETURNS")
        .containsEntry("CONDITIONALS_BOUNDARY", new Share(1, 2))
        .containsEntry("TRUE_RETURNS", new Share(1, 1))
        .containsEntry("SWITCHMUTATOR", new Share(0, 1));
  }

  @Test
  void read_keepsWhereTheMutantIs() throws IOException {
    assertThat(read(mutation("SURVIVED", "MathMutator")).all())
        .containsExactly(new Mutations.Mutation("a.Foo$Bar", "f(I)I", 12, "MATH", "SURVIVED"));
  }

  @Test
  void score_isOne_withoutMutants() throws IOException {
    assertThat(read().score()).isEqualTo(1);
  }

  @Test
  void read_fails_forWhatIsNotXml() throws IOException {
    Path file = Files.writeString(directory.resolve("mutations.xml"), "<mutations><mutation>");

    assertThatThrownBy(() -> Mutations.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not what PIT writes");
  }

  @Test
  void read_refusesADocumentType() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("mutations.xml"),
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><mutations>&b;</mutations>");

    assertThatThrownBy(() -> Mutations.read(file)).isInstanceOf(IOException.class);
  }

  private Mutations read(String... mutations) throws IOException {
    Path file = directory.resolve("mutations.xml");
    Files.writeString(
        file,
        List.of(mutations).stream()
            .collect(
                Collectors.joining(
                    "\n",
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><mutations partial=\"true\">",
                    "</mutations>")));
    return Mutations.read(file);
  }

  private static String mutation(String status, String mutator) {
    return """
    <mutation detected='%s' status='%s' numberOfTestsRun='2'><sourceFile>Foo.java</sourceFile>\
    <mutatedClass>a.Foo$Bar</mutatedClass><mutatedMethod>f</mutatedMethod>\
    <methodDescription>(I)I</methodDescription><lineNumber>12</lineNumber>\
    <mutator>org.pitest.mutationtest.engine.gregor.mutators.%s</mutator>\
    <indexes><index>5</index></indexes><blocks><block>0</block></blocks><killingTest/>\
    <description>some change</description></mutation>\
    """
        .formatted(status.equals("KILLED"), status, mutator);
  }
}
