package dev.assay.patterns;

import static dev.assay.patterns.PatternFixture.call;
import static dev.assay.patterns.PatternFixture.pattern;
import static dev.assay.patterns.PatternFixture.row;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.bus.Bus;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.bus.Wire;
import dev.assay.patterns.PatternFixture.Options;
import dev.assay.patterns.Patterns.Changed;
import dev.assay.patterns.Patterns.Export;
import dev.assay.patterns.Patterns.Exported;
import dev.assay.patterns.Patterns.Feedback;
import dev.assay.patterns.Patterns.Get;
import dev.assay.patterns.Patterns.Import;
import dev.assay.patterns.Patterns.Imported;
import dev.assay.patterns.Patterns.Observation;
import dev.assay.patterns.Patterns.Observe;
import dev.assay.patterns.Patterns.Observed;
import dev.assay.patterns.Patterns.OnConflict;
import dev.assay.patterns.Patterns.Provenance;
import dev.assay.patterns.Patterns.Stored;
import dev.assay.patterns.Patterns.Verdict;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PatternStoreTest {
  private static final Pattern EMAIL =
      pattern(Domain.VALIDATION, "refuses no at sign", "validate email", "email", "address");

  @TempDir Path dir;
  private PatternFixture patterns;

  @BeforeEach
  void open() throws Exception {
    patterns = new PatternFixture(dir, Options.usual());
  }

  @AfterEach
  void close() throws Exception {
    patterns.close();
  }

  private Stored get(String id) throws Exception {
    return patterns.store.get(new Get(id), call()).await(20, SECONDS);
  }

  private Stored feedback(String id, Verdict verdict, @Nullable Pattern modified) throws Exception {
    return patterns.store.feedback(new Feedback(id, verdict, modified), call()).await(20, SECONDS);
  }

  private Imported importAll(List<Stored> entries, OnConflict onConflict) throws Exception {
    return patterns.store.importAll(new Import(entries, onConflict), call()).await(20, SECONDS);
  }

  private static void assertFault(Fault fault, Future<?> answer, String text) {
    assertThatThrownBy(() -> answer.await(20, SECONDS))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.fault()).isEqualTo(fault))
        .hasMessageContaining(text);
  }

  @Test
  void put_storesOnce() throws Exception {
    Stored first = patterns.put(EMAIL);
    Stored second = patterns.put(EMAIL, Provenance.LEARNED);

    assertThat(first.created()).isTrue();
    assertThat(second.created()).isFalse();
    assertThat(second.provenance()).isEqualTo(Provenance.MANUAL);
    assertThat(second.id()).isEqualTo(first.id()).matches("[0-9a-f]{64}");
    assertThat(get(first.id()).pattern()).isEqualTo(EMAIL);
  }

  @Test
  void theId_doesNotDependOnSpacing_case_andTheOrderOfWords() {
    Pattern same =
        pattern(
            Domain.VALIDATION,
            " Refuses  no at sign",
            "Validate email ",
            "address",
            "EMAIL",
            "email");

    assertThat(Identity.of(same)).isEqualTo(Identity.of(EMAIL));
  }

  @Test
  void theId_dependsOnEveryPart() {
    List<Pattern> others =
        List.of(
            EMAIL,
            pattern(Domain.TEXT, "refuses no at sign", "validate email", "email", "address"),
            pattern(Domain.VALIDATION, "other", "validate email", "email", "address"),
            pattern(Domain.VALIDATION, "refuses no at sign", "other", "email", "address"),
            pattern(Domain.VALIDATION, "refuses no at sign", "validate email", "email"),
            with(EMAIL, row("\"user@\"", "true")),
            with(EMAIL, row("\"user\"", "false")),
            with(EMAIL, row("\"user@\"", "false"), row("\"\"", "false")));

    assertThat(others).extracting(Identity::of).doesNotHaveDuplicates();
  }

  private static Pattern with(Pattern pattern, Pattern.Row... rows) {
    return new Pattern(
        pattern.domain(),
        pattern.title(),
        pattern.operation(),
        pattern.kind(),
        pattern.words(),
        pattern.parameters(),
        pattern.returns(),
        List.of(rows));
  }

  @Test
  void get_isAbsent_forAnUnknownId() {
    assertFault(Fault.ABSENT, patterns.store.get(new Get("nope"), call()), "'nope'");
  }

  @Test
  void confidence_startsAtThePriorOfItsProvenance() throws Exception {
    double corpus = patterns.put(EMAIL, Provenance.CORPUS).confidence();
    double learned =
        patterns.put(with(EMAIL, row("\"a\"", "false")), Provenance.LEARNED).confidence();

    assertThat(corpus).isCloseTo(4 / 5.0, within(1e-9));
    assertThat(learned).isCloseTo(2 / 3.0, within(1e-9));
  }

  @Test
  void confidence_isNotRaised_byLookingUp() throws Exception {
    String id = patterns.put(EMAIL).id();
    for (int i = 0; i < 20; i++) {
      patterns.search("email", Domain.VALIDATION);
    }

    assertThat(get(id).confidence()).isCloseTo(3 / 4.0, within(1e-9));
  }

  @Test
  void feedback_movesTheEvidence() throws Exception {
    String id = patterns.put(EMAIL).id();

    Stored accepted = feedback(id, Verdict.ACCEPT, null);
    Stored rejected = feedback(id, Verdict.REJECT, null);

    assertThat(accepted.alpha()).isEqualTo(4);
    assertThat(accepted.beta()).isEqualTo(1);
    assertThat(rejected.alpha()).isEqualTo(4);
    assertThat(rejected.beta()).isEqualTo(2);
    assertThat(rejected.confidence()).isCloseTo(4 / 6.0, within(1e-9));
  }

  @Test
  void observe_movesTheEvidence_andLeavesWhatIsFoundInTheCache() throws Exception {
    String id = patterns.put(EMAIL).id();
    double before = get(id).alpha();

    Observed observed =
        patterns
            .store
            .observe(
                new Observe(List.of(new Observation(id, 1, 0), new Observation("gone", 1, 1))),
                call())
            .await(20, SECONDS);

    assertThat(observed.patterns()).isEqualTo(1);
    assertThat(get(id).alpha()).isEqualTo(before + 1);
    assertFault(
        Fault.INVALID,
        patterns.store.observe(new Observe(List.of(new Observation(id, 2, 0))), call()),
        "0 or 1");
  }

  @Test
  void evidence_fades_toThePrior() throws Exception {
    String id = patterns.put(EMAIL).id();
    for (int i = 0; i < 8; i++) {
      feedback(id, Verdict.ACCEPT, null);
    }

    patterns.pass(Evidence.HALF_LIFE);
    Stored later = get(id);
    Stored afterOneMore = feedback(id, Verdict.ACCEPT, null);
    patterns.pass(Duration.ofDays(36_500));

    assertThat(later.alpha()).isCloseTo(3 + 4, within(1e-6));
    assertThat(afterOneMore.alpha()).isCloseTo(3 + 5, within(1e-6));
    assertThat(get(id).confidence()).isCloseTo(3 / 4.0, within(1e-6));
  }

  @Test
  void aPatternRefusedOften_isArchived_andKeepsItsId() throws Exception {
    String id = patterns.put(EMAIL).id();
    for (int i = 0; i < 9; i++) {
      feedback(id, Verdict.REJECT, null);
    }
    var all = new Patterns.Search("email", List.of(Domain.VALIDATION), 0.0, 10);

    var found = patterns.store.search(all, call()).await(20, SECONDS);
    patterns.pass(Duration.ofDays(3_650));
    patterns.put(with(EMAIL, row("\"other\"", "false")));
    var muchLater = patterns.store.search(all, call()).await(20, SECONDS);

    assertThat(found.domains().getFirst().patterns()).isEmpty();
    assertThat(muchLater.domains().getFirst().patterns()).hasSize(1);
    assertThat(get(id).pattern()).isEqualTo(EMAIL);
    patterns.checkIndexes();
  }

  @Test
  void anArchivedPattern_comesBack_whenAccepted() throws Exception {
    String id = patterns.put(EMAIL).id();
    for (int i = 0; i < 8; i++) {
      feedback(id, Verdict.REJECT, null);
    }
    for (int i = 0; i < 8; i++) {
      feedback(id, Verdict.ACCEPT, null);
    }

    assertThat(patterns.titles("email", Domain.VALIDATION)).containsExactly(EMAIL.title());
    patterns.checkIndexes();
  }

  @Test
  void modify_storesAVariant_andLeavesTheParent() throws Exception {
    String parent = patterns.put(EMAIL).id();

    Stored variant = feedback(parent, Verdict.MODIFY, with(EMAIL, row("\"x@\"", "false")));

    String linked =
        patterns
            .database
            .read(
                call(),
                session ->
                    session
                        .all(
                            "SELECT parent FROM pattern WHERE hash = ?",
                            row -> row.getString(1),
                            variant.id())
                        .getFirst())
            .await(20, SECONDS);
    assertThat(variant.created()).isTrue();
    assertThat(variant.provenance()).isEqualTo(Provenance.VARIANT);
    assertThat(linked).isEqualTo(parent);
    assertThat(get(parent).alpha()).isEqualTo(3);
    assertThat(get(parent).beta()).isEqualTo(1);
  }

  @Test
  void feedback_isChecked() throws Exception {
    String id = patterns.put(EMAIL).id();

    assertFault(
        Fault.ABSENT,
        patterns.store.feedback(new Feedback("nope", Verdict.ACCEPT, null), call()),
        "nope");
    assertFault(
        Fault.INVALID,
        patterns.store.feedback(new Feedback(id, Verdict.MODIFY, null), call()),
        "field 'modified'");
    assertFault(
        Fault.INVALID,
        patterns.store.feedback(new Feedback(id, Verdict.MODIFY, EMAIL), call()),
        "the same pattern");
    assertFault(
        Fault.INVALID,
        patterns.store.feedback(new Feedback(id, Verdict.ACCEPT, EMAIL), call()),
        "only with the verdict modify");
  }

  private List<Stored> fill(int count) throws Exception {
    List<Stored> stored = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stored.add(patterns.put(with(EMAIL, row("\"" + i + "\"", "false"))));
    }
    return stored;
  }

  @Test
  void export_goesThroughAll_pageByPage() throws Exception {
    List<Stored> stored = fill(7);
    List<String> ids = new ArrayList<>();
    @Nullable String after = null;
    int pages = 0;
    do {
      Exported page = patterns.store.export(new Export(after, 3), call()).await(20, SECONDS);
      page.patterns().forEach(one -> ids.add(one.id()));
      after = page.next();
      pages++;
    } while (after != null);

    assertThat(pages).isEqualTo(3);
    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(stored.stream().map(Stored::id).toList())
        .isSorted();
    assertFault(Fault.INVALID, patterns.store.export(new Export(null, 1_001), call()), "1 to 1000");
  }

  @Test
  void export_thenImport_isTheSame() throws Exception {
    fill(3);
    feedback(patterns.put(EMAIL, Provenance.CORPUS).id(), Verdict.ACCEPT, null);
    List<Stored> exported =
        patterns.store.export(new Export(null, null), call()).await(20, SECONDS).patterns();
    patterns.close();
    patterns = new PatternFixture(dir.resolve("other"), Options.usual());

    Imported imported = importAll(exported, OnConflict.SKIP);

    assertThat(imported).isEqualTo(new Imported(4, 0, 0));
    assertThat(patterns.store.export(new Export(null, null), call()).await(20, SECONDS).patterns())
        .isEqualTo(exported);
    patterns.checkIndexes();
  }

  private Stored accepted(int times) throws Exception {
    Stored stored = patterns.put(EMAIL);
    for (int i = 0; i < times; i++) {
      stored = feedback(stored.id(), Verdict.ACCEPT, null);
    }
    return stored;
  }

  @ParameterizedTest
  @EnumSource
  void import_doesWithWhatIsThere_asItIsTold(OnConflict onConflict) throws Exception {
    Stored here = accepted(2);
    var there =
        new Stored(here.id(), EMAIL, Provenance.MANUAL, false, 3 + 4, 1 + 3, (3 + 4) / 11.0);

    Imported imported = importAll(List.of(there), onConflict);

    Stored now = get(here.id());
    switch (onConflict) {
      case SKIP -> {
        assertThat(imported).isEqualTo(new Imported(0, 0, 1));
        assertThat(now.alpha()).isEqualTo(3 + 2);
      }
      case OVERWRITE -> {
        assertThat(imported).isEqualTo(new Imported(0, 1, 0));
        assertThat(now.alpha()).isEqualTo(3 + 4);
        assertThat(now.beta()).isEqualTo(1 + 3);
      }
      case MERGE -> {
        assertThat(imported).isEqualTo(new Imported(0, 1, 0));
        assertThat(now.alpha()).isEqualTo(3 + 2 + 4);
        assertThat(now.beta()).isEqualTo(1 + 3);
      }
    }
  }

  @Test
  void import_isAllOrNothing_andNamesTheBadEntry() throws Exception {
    Pattern bad = with(EMAIL, row("\"unclosed", "false"));
    var good = new Stored(Identity.of(EMAIL), EMAIL, Provenance.MANUAL, false, 3, 1, .75);
    var broken = new Stored(Identity.of(bad), bad, Provenance.MANUAL, false, 3, 1, .75);
    var wrongId = new Stored("0".repeat(64), EMAIL, Provenance.MANUAL, false, 3, 1, .75);
    var tooLittle = new Stored(good.id(), EMAIL, Provenance.CORPUS, false, 1, 1, .5);
    var endless =
        new Stored(good.id(), EMAIL, Provenance.CORPUS, false, Double.POSITIVE_INFINITY, 1, 1);

    assertImportRefused(List.of(good, broken), "field 'patterns[1].pattern.rows[0].inputs[0]'");
    assertImportRefused(List.of(good, wrongId), "field 'patterns[1].id'");
    assertImportRefused(List.of(tooLittle), "field 'patterns[0].alpha': expected 4.0");
    assertImportRefused(List.of(endless), "field 'patterns[0].alpha'");
    assertThat(patterns.store.export(new Export(null, null), call()).await(20, SECONDS).patterns())
        .isEmpty();
  }

  private void assertImportRefused(List<Stored> entries, String text) {
    assertFault(
        Fault.INVALID,
        patterns.store.importAll(new Import(entries, OnConflict.MERGE), call()),
        text);
  }

  @Test
  void changed_isToldOnce_forEachChange() throws Exception {
    BlockingQueue<Changed> heard = new LinkedBlockingQueue<>();
    Patterns.CHANGED.subscribe(patterns.vertx, heard::add).completion().await(20, SECONDS);

    String id = patterns.put(EMAIL).id();
    patterns.put(EMAIL);
    feedback(id, Verdict.ACCEPT, null);

    Changed first = heard.poll(20, SECONDS);
    Changed second = heard.poll(20, SECONDS);
    assertThat(first).isNotNull();
    assertThat(second).isEqualTo(new Changed(first == null ? -1 : first.generation() + 1));
    assertThat(heard).isEmpty();
  }

  @Test
  void reopening_keepsAll() throws Exception {
    Stored accepted = accepted(3);
    patterns.close();

    patterns = new PatternFixture(dir, Options.usual());

    assertThat(get(accepted.id())).isEqualTo(accepted);
    assertThat(patterns.titles("email", Domain.VALIDATION)).containsExactly(EMAIL.title());
  }

  @Test
  void theBus_answersRecordsAndJson() throws Exception {
    var bus = new Bus(patterns.vertx, (address, nanos, fault) -> {});
    patterns.vertx.deployVerticle(new PatternVerticle(bus, patterns.store)).await(20, SECONDS);

    Stored stored =
        Patterns.PUT
            .ask(patterns.vertx, new Patterns.Put(EMAIL, Provenance.MANUAL))
            .await(20, SECONDS);
    JsonObject found =
        patterns
            .vertx
            .eventBus()
            .<JsonObject>request(
                "assay.patterns.search",
                new JsonObject()
                    .put("query", "email")
                    .put("domains", new JsonArray().add("validation")))
            .await(20, SECONDS)
            .body();

    assertThat(
            found
                .getJsonArray("domains")
                .getJsonObject(0)
                .getJsonArray("patterns")
                .getJsonObject(0)
                .getString("id"))
        .isEqualTo(stored.id());
    assertThat(Patterns.GET.ask(patterns.vertx, new Get(stored.id())).await(20, SECONDS).pattern())
        .isEqualTo(EMAIL);
    assertThat(
            Patterns.EXPORT
                .ask(patterns.vertx, new Export(null, null))
                .await(20, SECONDS)
                .patterns())
        .hasSize(1);
    assertThatThrownBy(() -> Patterns.GET.ask(patterns.vertx, new Get("nope")).await(20, SECONDS))
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
  }

  @Test
  void json_mayLeaveListsOut_andIsThenToldWhatIsMissing() {
    var json =
        new JsonObject()
            .put(
                "pattern",
                new JsonObject().put("domain", "text").put("title", "t").put("operation", "o"))
            .put("provenance", "manual");

    Patterns.Put put = Wire.decode(json, Patterns.Put.class);

    assertFault(Fault.INVALID, patterns.store.put(put, call()), "field 'pattern.kind'");
  }
}
