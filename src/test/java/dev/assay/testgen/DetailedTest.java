package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testgen.Testgen.Detail;
import dev.assay.testgen.Testgen.Generate;
import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.Testgen.Mutant;
import dev.assay.testgen.Testgen.Options;
import dev.assay.testgen.Testgen.Score;
import dev.assay.testgen.Testgen.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class DetailedTest {
  private static final String DISCOUNT =
      """
      package demo;
      public class Discount {
        public int percent(int items) {
          if (items < 1) {
            throw new IllegalArgumentException();
          }
          return items >= 10 ? 15 : 0;
        }
      }
      """;

  private RunningDesk desk;

  @BeforeAll
  void open() {
    desk = new RunningDesk(Map.of());
  }

  @AfterAll
  void close() throws Exception {
    desk.close();
  }

  private static Generate question(@Nullable Boolean detail) {
    return new Generate(
        null,
        List.of(new SourceFile("shop/src/main/java/demo/Discount.java", DISCOUNT)),
        null,
        null,
        null,
        new Options(null, null, null, null, null, null, null, detail));
  }

  private static Detail detail(Generated made) {
    return Objects.requireNonNull(made.detail());
  }

  @Test
  void detail_agreesWithTheScore() {
    Generated made = desk.generate(question(true));

    Detail detail = detail(made);
    Score score = Objects.requireNonNull(made.score());
    Set<Integer> killed =
        detail.rows().stream().flatMap(row -> row.kills().stream()).collect(Collectors.toSet());
    Set<Integer> taken =
        detail.rows().stream().flatMap(row -> row.branches().stream()).collect(Collectors.toSet());
    List<Mutant> counted = detail.mutants().stream().filter(Mutant::counts).toList();
    assertThat(detail.rows()).hasSize(score.rows());
    assertThat(counted).hasSize(score.mutants());
    assertThat(counted.stream().filter(mutant -> killed.contains(mutant.id())))
        .hasSize(score.killed());
    assertThat(taken.size() / (double) detail.branches().size()).isEqualTo(score.branchCoverage());
  }

  @Test
  void row_standsInItsTest_whereTheProjectHasIt() {
    Generated made = desk.generate(question(true));

    List<String> lines = made.tests().getFirst().source().lines().toList();
    assertThat(detail(made).rows())
        .isNotEmpty()
        .allSatisfy(row -> {
          assertThat(row.path()).isEqualTo("shop/src/test/java/demo/DiscountTest.java");
          assertThat(lines.subList(row.first() - 1, row.last()))
              .anyMatch(line -> line.contains("void " + row.test() + "("));
        });
    assertThat(detail(made).mutants()).extracting(Mutant::line).containsOnly(4, 7);
    assertThat(detail(made).mutants()).extracting(Mutant::method).containsOnly("percent");
  }

  @Test
  void detail_isLeftOut_whereItIsNotAskedFor() {
    Generated without = desk.generate(question(null));
    Generated refused = desk.generate(question(false));
    Generated with = desk.generate(question(true));

    assertThat(without.detail()).isNull();
    assertThat(refused.id()).isEqualTo(without.id());
    assertThat(with.id()).isNotEqualTo(without.id());
    assertThat(with.tests()).isEqualTo(without.tests());
  }

  @Test
  void detail_isLeftOut_whereNothingIsRun() {
    Generated made =
        desk.generate(
            new Generate(
                DISCOUNT,
                null,
                null,
                null,
                null,
                new Options(null, null, null, null, null, null, false, true)));

    assertThat(made.detail()).isNull();
  }
}
