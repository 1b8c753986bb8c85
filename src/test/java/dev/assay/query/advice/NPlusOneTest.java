package dev.assay.query.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.query.Query.Figures;
import dev.assay.query.collect.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NPlusOneTest {
  private static final String PARENT = "select id from orders where customer = $1";
  private static final String CHILD = "select * from line where order_id = $1";

  private final Map<String, List<Interval>> intervals = new TreeMap<>();
  private final List<Figures> queries = new ArrayList<>();

  @Test
  void find_givesRatioAndCorrelation_whereCallsFollowRows() {
    query("parent", PARENT, new long[] {1, 2, 3, 2, 1}, new long[] {10, 25, 31, 18, 9});
    query("child", CHILD, new long[] {10, 25, 31, 18, 9}, new long[] {40, 80, 95, 50, 30});

    List<Draft> found = new NPlusOne(queries, intervals).find().toList();

    assertThat(found).hasSize(1);
    Draft draft = found.getFirst();
    assertThat(draft.fingerprints()).containsExactly("child", "parent");
    assertThat(draft.proof().evidence())
        .containsEntry("callsForARow", 1.0)
        .containsEntry("agreeingIntervals", 1.0)
        .containsEntry("intervals", 5.0);
    assertThat(draft.gain().confidence()).isCloseTo(5.0 / 6, within(1e-9));
    assertThat(draft.gain().improvement()).isCloseTo(1 - 9.0 / 93, within(1e-9));
    assertThat(draft.words().text()).contains("once for each row of parent").contains("ANY($1)");
  }

  @Test
  void find_seesTwoCallsForEachRow_andALittleNoise() {
    query("parent", PARENT, new long[] {1, 1, 1, 1, 1, 1}, new long[] {10, 20, 30, 20, 40, 10});
    query("child", CHILD, new long[] {20, 41, 60, 39, 80, 21}, new long[] {20, 41, 60, 39, 80, 21});

    List<Draft> found = new NPlusOne(queries, intervals).find().toList();

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().words().text()).contains("2 times for each row");
    assertThat(found.getFirst().gain().confidence()).isBetween(0.8, 6.0 / 7);
  }

  @Test
  void find_isSilent_forTooFewIntervals() {
    query("parent", PARENT, new long[] {1, 2, 3, 2}, new long[] {10, 25, 31, 18});
    query("child", CHILD, new long[] {10, 25, 31, 18}, new long[] {10, 25, 31, 18});

    assertThat(new NPlusOne(queries, intervals).find()).isEmpty();
  }

  @Test
  void find_isSilent_whereBothOnlyFollowTheLoad() {
    query("parent", PARENT, new long[] {10, 20, 30, 40, 50}, new long[] {100, 200, 300, 400, 500});
    query("child", CHILD, new long[] {13, 26, 39, 52, 65}, new long[] {13, 26, 39, 52, 65});

    assertThat(new NPlusOne(queries, intervals).find()).isEmpty();
  }

  @Test
  void find_isSilent_whereAQueryIsCalledAlongWithOneThatGivesOneRow() {
    query("parent", PARENT, new long[] {10, 20, 30, 40, 50}, new long[] {10, 20, 30, 40, 50});
    query("child", CHILD, new long[] {10, 20, 30, 40, 50}, new long[] {10, 20, 30, 40, 50});

    assertThat(new NPlusOne(queries, intervals).find()).isEmpty();
  }

  @Test
  void find_isSilent_whereTheRowsNeverChange() {
    query("parent", PARENT, new long[] {1, 1, 1, 1, 1}, new long[] {10, 10, 10, 10, 10});
    query("child", CHILD, new long[] {10, 10, 10, 10, 10}, new long[] {10, 10, 10, 10, 10});

    assertThat(new NPlusOne(queries, intervals).find()).isEmpty();
  }

  @Test
  void find_isSilent_whereTheChildGivesManyRows_orLooksNothingUp() {
    query("parent", PARENT, new long[] {1, 2, 3, 2, 1}, new long[] {10, 25, 31, 18, 9});
    query("many", CHILD, new long[] {10, 25, 31, 18, 9}, new long[] {1000, 2500, 3100, 1800, 900});
    query("write", "insert into log values ($1)", new long[] {10, 25, 31, 18, 9}, new long[5]);

    assertThat(new NPlusOne(queries, intervals).find()).isEmpty();
  }

  @Test
  void find_isSilent_onUnrelatedQueriesOfAChangingLoad() {
    var random = new SplittableRandom(7);
    for (int i = 0; i < 40; i++) {
      long[] calls = random.longs(60, 1, 200).toArray();
      long[] rows = new long[calls.length];
      long each = i % 2 == 0 ? 1 : random.nextLong(3, 30);
      for (int j = 0; j < rows.length; j++) {
        rows[j] = calls[j] * each;
      }
      query("q" + i, i % 2 == 0 ? CHILD : PARENT, calls, rows);
    }

    assertThat(new NPlusOne(queries, intervals).find()).isEmpty();
  }

  private void query(String fingerprint, String text, long[] calls, long[] rows) {
    List<Interval> did = new ArrayList<>();
    long allCalls = 0;
    long allRows = 0;
    for (int i = 0; i < calls.length; i++) {
      did.add(Facts.interval(fingerprint, Facts.minute(i), calls[i], rows[i]));
      allCalls += calls[i];
      allRows += rows[i];
    }
    intervals.put(fingerprint, did);
    queries.add(Facts.figures(fingerprint, text, allCalls, allRows));
    assertThat(did.getFirst().from()).isEqualTo(Instant.EPOCH);
  }
}
