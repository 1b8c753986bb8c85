package dev.assay.evaluate.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PartsTest {
  @TempDir Path directory;

  @Test
  void read_givesTheTemplatesOfBothBenchmarks_eachWithANameOfItsOwn() throws IOException {
    List<Template> tpch = Template.read(EvaluatePredictions.RESOURCES.resolve("tpch.sql"), "h-");
    List<Template> tpcds = Template.read(EvaluatePredictions.RESOURCES.resolve("tpcds.sql"), "d-");

    assertThat(tpch).extracting(Template::name).doesNotHaveDuplicates().contains("h-q1", "h-q22");
    assertThat(tpch).hasSizeGreaterThanOrEqualTo(60);
    assertThat(tpcds).extracting(Template::name).doesNotHaveDuplicates().contains("d-q3");
  }

  @Test
  void draw_fillsEveryPlace_theSameWayForTheSameSeed() throws IOException {
    List<Template> templates = Template.read(EvaluatePredictions.RESOURCES.resolve("tpch.sql"), "");

    for (Template template : templates) {
      String drawn = template.draw(new Random(7), 0.1);

      assertThat(drawn).doesNotContain("{", "}").isEqualTo(template.draw(new Random(7), 0.1));
    }
  }

  @Test
  void draw_staysWithinItsBounds() {
    Parameter share = Parameter.read("key int 1 1000*");
    Parameter day = Parameter.read("day date 1995-03-01 1995-03-02");
    Parameter word = Parameter.read("word of MED BOX|LG CASE");
    Random random = new Random(7);

    for (int i = 0; i < 200; i++) {
      assertThat(Integer.parseInt(share.draw(random, 0.1))).isBetween(1, 100);
      assertThat(day.draw(random, 0.1)).isIn("'1995-03-01'", "'1995-03-02'");
      assertThat(word.draw(random, 0.1)).isIn("'MED BOX'", "'LG CASE'");
    }
  }

  @Test
  void state_changesThreeTimes() {
    List<State> states = IntStream.range(0, 12).mapToObj(i -> State.of(i, 12)).toList();

    assertThat(states.subList(0, 4)).containsOnly(State.AS_MADE);
    assertThat(states.subList(4, 8)).containsOnly(State.OTHER);
    assertThat(states.subList(8, 10)).containsOnly(State.AS_MADE);
    assertThat(states.subList(10, 12)).containsOnly(State.OTHER);
  }

  @Test
  void observations_areReadAsTheyWereWritten() throws IOException {
    Path file = directory.resolve("observations.jsonl");
    Measured measured = measured(10, 10, 10, 10, 30);

    Observations.write(file, measured);

    assertThat(Observations.read(file)).isEqualTo(measured);
    assertThat(Files.readAllLines(file)).hasSize(6);
  }

  @Test
  void yardsticks_sayHowSteadyTheTimesAre() {
    Measured measured = measured(10, 10, 10, 10, 30);

    assertThat(Yardsticks.intervalBefore(measured).p50()).isEqualTo(3);
    assertThat(Yardsticks.chance(measured).p50()).isEqualTo(1);
    assertThat(Yardsticks.chance(measured).p99()).isEqualTo(3);
  }

  private static Measured measured(double... means) {
    Setup setup = new Setup(1, 0.1, means.length, "18", "machine", 1, null);
    return new Measured(
        setup, IntStream.range(0, means.length).mapToObj(i -> observation(i, means[i])).toList());
  }

  private static Observation observation(int interval, double mean) {
    return new Observation(
        "t",
        interval,
        "as made",
        new Observation.Figures(2, 2 * mean, 2 * mean * mean, mean, mean, 2, 0, 0, 0, 0, 0),
        "SELECT $1",
        "SELECT 1",
        true,
        JsonNodeFactory.instance.objectNode().put("Total Cost", 1.5),
        JsonNodeFactory.instance.objectNode().put("Total Cost", 2.5),
        Map.of("orders", new Observation.Relation(10, 8192, 1, 8192)));
  }
}
