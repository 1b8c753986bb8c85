package dev.assay.ml.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Failure;
import dev.assay.ml.Ml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {
  // Immutable, and a second to make.
  private static final Trained TRAINED =
      Trainer.train(Table.of(new Workload(1, 0.2).fit("a", 20, 10)), rounds -> {});

  @TempDir private Path dir;

  @Test
  void open_ofAnEmptyFolder_hasNoModel() {
    Registry registry = Registry.open(dir.resolve("not-there"));

    assertThat(registry.models()).isEmpty();
    assertThat(registry.active()).isEmpty();
    assertThatThrownBy(() -> registry.model("x"))
        .isInstanceOf(Failure.class)
        .hasMessage("there is no model x");
  }

  @Test
  void open_again_predictsTheSameToTheBit() {
    Registry.open(dir).keep(kept("one", 1, true), TRAINED.texts());

    Registry again = Registry.open(dir);

    assertThat(again.model("one")).isEqualTo(model("one", 1, true));
    Predictor predictor = again.active().orElseThrow().predictor();
    for (Ml.Example example : new Workload(2, 0.2).examples("b", 200, 2)) {
      double[] row = example.row().stream().mapToDouble(each -> each).toArray();
      assertThat(predictor.estimate(row)).isEqualTo(TRAINED.predictor().estimate(row));
    }
  }

  @Test
  void keep_removesTheOldestOfADatabase_butNotTheActiveOne() throws IOException {
    Registry registry = Registry.open(dir);
    registry.keep(kept("first", 1, true), TRAINED.texts());
    for (int day = 2; day <= Registry.KEPT_OF_A_DATABASE + 3; day++) {
      registry.keep(kept("day" + day, day, false), TRAINED.texts());
    }

    List<Ml.Model> left = registry.models();

    assertThat(left).hasSize(Registry.KEPT_OF_A_DATABASE + 1);
    assertThat(left).first().extracting(Ml.Model::id).isEqualTo("day11");
    assertThat(left).last().extracting(Ml.Model::id).isEqualTo("first");
    assertThat(left).extracting(Ml.Model::id).doesNotContain("day2", "day3");
    assertThat(Registry.open(dir).models()).isEqualTo(left);
    try (var files = Files.list(dir)) {
      assertThat(files).hasSize(Registry.KEPT_OF_A_DATABASE + 2);
    }
  }

  @Test
  void models_areNewestFirst_andOneIsActive() {
    Registry registry = Registry.open(dir);
    registry.keep(kept("old", 1, true), TRAINED.texts());
    registry.keep(kept("new", 2, true), TRAINED.texts());

    registry.keep(kept("newest", 3, false), TRAINED.texts());

    assertThat(registry.models()).extracting(Ml.Model::id).containsExactly("newest", "new", "old");
    assertThat(registry.models()).extracting(Ml.Model::active).containsExactly(false, true, false);
  }

  @Test
  void activate_rollsBack_alsoAfterARestart() {
    Registry registry = Registry.open(dir);
    registry.keep(kept("old", 1, true), TRAINED.texts());
    registry.keep(kept("new", 2, true), TRAINED.texts());

    Ml.Model old = registry.activate("old");

    assertThat(old.active()).isTrue();
    assertThat(Registry.open(dir).active().orElseThrow().model().id()).isEqualTo("old");
    assertThatThrownBy(() -> registry.activate("other")).hasMessage("there is no model other");
    assertThat(registry.active().orElseThrow().model().id()).isEqualTo("old");
  }

  @Test
  void madeBy_findsTheModelOfAFitting() {
    Registry.open(dir).keep(kept("one", 1, false), TRAINED.texts());

    Registry again = Registry.open(dir);

    assertThat(again.madeBy("fit-one")).contains(model("one", 1, false));
    assertThat(again.madeBy("fit-two")).isEmpty();
  }

  @Test
  void open_leavesOutWhatIsDamaged_andKeepsTheRest() throws IOException {
    Registry registry = Registry.open(dir);
    for (String id : List.of("good", "cut", "changed", "garbage", "empty", "missing", "other")) {
      registry.keep(kept(id, 1, false), TRAINED.texts());
    }
    registry.activate("cut");
    Path cut = dir.resolve("cut").resolve("model.json");
    Files.write(cut, List.of(Files.readString(cut).substring(0, 500)));
    Path changed = dir.resolve("changed").resolve("unseen.txt");
    Files.writeString(
        changed, Files.readString(changed).replaceFirst("leaf_value=\\S+", "leaf_value=9"));
    Files.write(dir.resolve("garbage").resolve("model.json"), new byte[] {0, 1, 2, (byte) 0xff});
    Files.write(dir.resolve("empty").resolve("model.json"), new byte[0]);
    Files.delete(dir.resolve("missing").resolve("known.txt"));
    Files.writeString(dir.resolve("other").resolve("model.json"), "{\"format\":1}");

    Registry again = Registry.open(dir);

    assertThat(again.models()).extracting(Ml.Model::id).containsExactly("good");
    assertThat(again.active()).isEmpty();
    assertThat(again.activate("good").active()).isTrue();
  }

  @Test
  void open_throwsAwayWhatWasNotFinished() throws IOException {
    Path left = Files.createDirectories(dir.resolve(".unfinished-x"));
    Files.writeString(left.resolve("model.json"), "{", StandardCharsets.UTF_8);

    Registry registry = Registry.open(dir);

    assertThat(registry.models()).isEmpty();
    assertThat(left).doesNotExist();
  }

  @Test
  void open_ofAFile_isUnavailable() throws IOException {
    Path file = Files.createFile(dir.resolve("file"));

    assertThatThrownBy(() -> Registry.open(file))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("cannot be read");
  }

  private Kept kept(String id, int second, boolean active) {
    return new Kept("fit-" + id, model(id, second, active), TRAINED.predictor());
  }

  private Ml.Model model(String id, int second, boolean active) {
    return new Ml.Model(
        id,
        Ml.QUERY_TIME,
        "shop",
        "features-1",
        active,
        Instant.ofEpochSecond(second, 123_456_789),
        200,
        20,
        0.9,
        TRAINED.known(),
        TRAINED.unseen(),
        "note");
  }
}
