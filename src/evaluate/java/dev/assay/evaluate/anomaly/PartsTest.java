package dev.assay.evaluate.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.evaluate.anomaly.Judge.Found;
import dev.assay.evaluate.anomaly.Judge.Judged;
import dev.assay.evaluate.anomaly.Judge.Score;
import dev.assay.evaluate.anomaly.Judge.Verdict;
import dev.assay.evaluate.anomaly.Truth.Case;
import dev.assay.evaluate.anomaly.Truth.Pair;
import dev.assay.query.Query.PlanChanged;
import dev.assay.query.collect.Interval;
import dev.assay.query.collect.Interval.Blocks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PartsTest {
  private static final Calendar CALENDAR = new Calendar(3);
  private static final int FIRST = CALENDAR.hours() + 50;
  private static final Fault FAULT =
      new Fault(FaultKind.DROPPED_INDEX, "shop", "day", FIRST, FIRST + 9);
  private static final List<String> OTHERS = List.of("b", "c", "d", "e");

  @TempDir Path directory;

  @Test
  void calendar_countsHoursThenMinutes_andHasOnePeakAWeek() {
    assertThat(CALENDAR.from(0)).isEqualTo("2026-01-05T00:00:00Z");
    assertThat(CALENDAR.to(503)).isEqualTo("2026-01-26T00:00:00Z").isEqualTo(CALENDAR.from(504));
    assertThat(CALENDAR.to(504)).isEqualTo("2026-01-26T00:01:00Z");
    assertThat(IntStream.range(0, 504).filter(CALENDAR::peak)).containsExactly(9, 177, 345);
    assertThat(CALENDAR.peak(CALENDAR.finePeak())).isTrue();
    assertThat(CALENDAR.peak(CALENDAR.finePeak() - 1)).isFalse();
    assertThat(CALENDAR.peak(CALENDAR.finePeakEnd())).isFalse();
  }

  @Test
  void schedule_isTheSameForASeed_andKeepsFaultsApartAndOutOfThePeak() {
    Schedule schedule = Schedule.draw(CALENDAR, Module.names(), 3, new Random(7));
    List<Fault> faults = schedule.faults();

    assertThat(Schedule.draw(CALENDAR, Module.names(), 3, new Random(7))).isEqualTo(schedule);
    assertThat(Schedule.draw(CALENDAR, Module.names(), 3, new Random(8))).isNotEqualTo(schedule);
    assertThat(faults).hasSize(3 * FaultKind.values().length);
    for (int i = 1; i < faults.size(); i++) {
      assertThat(faults.get(i).first() - faults.get(i - 1).last()).isGreaterThan(Schedule.BEFORE);
    }
    assertThat(faults)
        .allMatch(fault ->
            fault.last() + Schedule.BEFORE < CALENDAR.finePeak()
                || fault.first() - Schedule.BEFORE >= CALENDAR.finePeakEnd());
    assertThat(schedule.intervals()).isGreaterThan(faults.getLast().last());
  }

  @Test
  void draw_fillsEveryTemplate_theSameWayForTheSameSeed() {
    for (Module module : Module.ALL) {
      for (Template template : Template.ALL) {
        String drawn = template.draw(new Draw(module, 61, 3, new Random(7)));

        assertThat(drawn).doesNotContain("{", "%").contains(module.name() + '_');
        assertThat(template.draw(new Draw(module, 61, 3, new Random(7)))).isEqualTo(drawn);
      }
    }
  }

  @Test
  void recording_isReadAsItWasWritten() throws IOException {
    Recording recording = recorded(i -> i % 2 == 0 ? 1.25 : 3, i -> 0);
    Path file = directory.resolve("1.jsonl");

    recording.write(file);

    assertThat(Recording.read(file)).isEqualTo(recording);
  }

  @Test
  void truth_isWhatWasMeasured() {
    Truth slower = truth(recorded(i -> FAULT.covers(i) ? 3 : 1, i -> 0));
    Truth barely = truth(recorded(i -> FAULT.covers(i) ? 1.3 : 1, i -> 0));
    Truth tiny = truth(recorded(i -> FAULT.covers(i) ? 0.09 : 0.01, i -> 0));
    Truth reading = truth(recorded(i -> 1, i -> FAULT.covers(i) ? 20 : 0));

    assertThat(slower.cases()).containsExactly(new Case(FAULT, "a", FIRST));
    assertThat(slower.open()).isEmpty();
    assertThat(barely.cases()).isEmpty();
    assertThat(barely.open()).containsExactly(new Pair(FAULT, "a"));
    assertThat(tiny.cases()).isEmpty();
    assertThat(tiny.open()).isEmpty();
    assertThat(reading.cases()).containsExactly(new Case(FAULT, "a", FIRST));
  }

  @Test
  void truth_isOnlyOfWhatTheFaultCanConcern() {
    Fault growth = new Fault(FaultKind.DATA_GROWTH, "shop", "log", 1, 9);
    Fault everywhere = new Fault(FaultKind.PLANNER_SETTING, "shop", "everywhere", 1, 9);
    Template lookup = Template.named("shop.lookup").orElseThrow();
    Template slowest = Template.named("shop.slowest").orElseThrow();

    assertThat(growth.concerns(Module.named("shop"), slowest)).isTrue();
    assertThat(growth.concerns(Module.named("bank"), slowest)).isFalse();
    assertThat(growth.concerns(Module.named("shop"), lookup)).isFalse();
    assertThat(everywhere.concerns(Module.named("bank"), lookup)).isTrue();
    assertThat(Template.named("SHOW all")).isEmpty();
  }

  @Test
  void truth_isNotWhatTheMachineDoes() {
    Recording slowMachine = recorded(i -> 1, i -> 0, i -> FAULT.covers(i) ? 4 : 1);

    Truth truth = truth(slowMachine);

    assertThat(truth.cases()).isEmpty();
    assertThat(truth.open()).hasSize(5);
  }

  @Test
  void truth_isShownFromTheFirstTwoInARowOn() {
    Truth late = truth(recorded(i -> i == FIRST || FAULT.covers(i - 3) ? 3 : 1, i -> 0));

    assertThat(late.cases()).containsExactly(new Case(FAULT, "a", FIRST + 3));
  }

  @Test
  void judge_countsWhatIsToldOfAnAffectedQuery_once() {
    Score score =
        judge(told(FIRST + 1, "a"), told(FIRST + 5, "a"), told(FAULT.last() + Judge.TRAIL, "a"));

    assertThat(score.told())
        .extracting(Judged::verdict)
        .containsExactly(Verdict.RIGHT, Verdict.OPEN, Verdict.OPEN);
    assertThat(score.cases()).extracting(Found::delay).containsExactly(2);
  }

  @Test
  void judge_holdsAllElseAgainstWhoToldIt() {
    Score score =
        judge(
            told(Judge.LEARNED - 1, "a"),
            told(Judge.LEARNED + 9, "a"),
            told(FIRST - 1, "a"),
            told(FIRST, "b"),
            told(FAULT.last() + Judge.TRAIL + 1, "a"));

    assertThat(score.told())
        .extracting(Judged::verdict)
        .containsExactly(Verdict.PEAK, Verdict.NOTHING, Verdict.BESIDE, Verdict.NOTHING);
    assertThat(score.cases()).extracting(Found::delay).containsExactly((Integer) null);
  }

  @Test
  void judge_takesWhatIsToldOfTheWholeDatabase_forTheMachine() {
    Recording slow = recorded(i -> 1, i -> 0, i -> i >= FIRST - 20 && i < FIRST - 10 ? 2 : 1);

    Score score = new Judge(slow).judge(List.of(told(FIRST - 18, null), told(FIRST - 5, null)));

    assertThat(score.told())
        .extracting(Judged::verdict)
        .containsExactly(Verdict.OPEN, Verdict.NOTHING);
    assertThat(judge(told(FIRST + 2, null)).told())
        .extracting(Judged::verdict)
        .containsExactly(Verdict.BESIDE);
  }

  @Test
  void tally_givesSharesAndDelays() {
    Tally tally = Tally.of(judge(told(FIRST + 1, "a"), told(FIRST, "b")), null);

    assertThat(tally.recall()).isEqualTo("1.00 (1/1)");
    assertThat(tally.precision()).isEqualTo("0.50 (1/2)");
    assertThat(tally.delay()).isEqualTo("2, 2");
  }

  @Test
  void twoSigma_tellsOnce_whatIsAboveAllBefore() {
    Recording recording = recorded(i -> FAULT.covers(i) ? 3 : 1 + i % 2 * 0.1, i -> 0);

    List<Told> told = new TwoSigma().seeAll(recording);

    assertThat(told).containsExactly(new Told(FIRST, "a", "slow"));
  }

  private static Truth truth(Recording recording) {
    return Truth.of(recording.setup(), new Series(recording));
  }

  private static Score judge(Told... told) {
    return new Judge(recorded(i -> FAULT.covers(i) ? 3 : 1, i -> 0)).judge(List.of(told));
  }

  private static Told told(int interval, @Nullable String query) {
    return new Told(interval, query, "spike");
  }

  private static Recording recorded(IntToDoubleFunction ms, IntToDoubleFunction reads) {
    return recorded(ms, reads, i -> 1);
  }

  /** The query a as given, and four others as the machine is. */
  private static Recording recorded(
      IntToDoubleFunction ms, IntToDoubleFunction reads, IntToDoubleFunction machine) {
    List<Recorded> all = new ArrayList<>();
    for (int i = 0; i <= FAULT.last() + 10; i++) {
      Instant from = CALENDAR.from(i);
      Instant to = CALENDAR.to(i);
      double factor = machine.applyAsDouble(i);
      List<Interval> done = new ArrayList<>();
      done.add(interval("a", from, to, ms.applyAsDouble(i) * factor, reads.applyAsDouble(i)));
      OTHERS.forEach(name -> done.add(interval(name, from, to, factor, 0)));
      all.add(
          new Recorded(from, to, "1", done, List.of(new PlanChanged("ground", "a", "x", "y", to))));
    }
    Setup setup =
        new Setup(1, 3, all.size(), List.of(FAULT), Map.of("a", "shop.range"), "18", "m", 1, null);
    return new Recording(setup, all);
  }

  private static Interval interval(String name, Instant from, Instant to, double ms, double reads) {
    int calls = 10;
    return new Interval(
        name,
        from,
        to,
        calls,
        ms * calls,
        ms * ms * calls,
        null,
        null,
        calls,
        new Blocks(100, Math.round(reads * calls), 0, 0, 0));
  }
}
