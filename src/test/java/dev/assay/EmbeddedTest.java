package dev.assay;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.cache.Caches;
import dev.assay.code.Code;
import dev.assay.patterns.Domain;
import dev.assay.patterns.Patterns;
import dev.assay.testgen.Testgen;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Assay inside another Vert.x application: deployed by its class, asked over the bus, no HTTP. */
class EmbeddedTest {
  private static final String SOURCE =
      """
      package shop;

      public class Discount {
        public int percent(int items) {
          if (items < 1) {
            throw new IllegalArgumentException("items");
          }
          return items >= 10 ? 15 : 0;
        }
      }
      """;

  private static final Vertx VERTX = Vertx.vertx();
  @TempDir static Path directory;

  @BeforeAll
  static void deploy() throws Exception {
    JsonObject config =
        new JsonObject()
            .put("http", new JsonObject().put("enabled", false))
            .put("demo", false)
            .put("data", new JsonObject().put("dir", directory.toString()));
    VERTX
        .deployVerticle(AssayVerticle.class, new DeploymentOptions().setConfig(config))
        .await(30, SECONDS);
  }

  @AfterAll
  static void close() throws Exception {
    VERTX.close().await(30, SECONDS);
  }

  @Test
  void start_leavesNothingOpen_whereItsPortIsTaken(@TempDir Path other) throws Exception {
    try (var taken = new ServerSocket(0)) {
      JsonObject config =
          new JsonObject()
              .put("http", new JsonObject().put("port", taken.getLocalPort()))
              .put("management", new JsonObject().put("port", 0))
              .put("demo", false)
              .put("data", new JsonObject().put("dir", other.toString()));

      var started =
          VERTX.deployVerticle(AssayVerticle.class, new DeploymentOptions().setConfig(config));

      assertThatThrownBy(() -> started.await(30, SECONDS)).isInstanceOf(BindException.class);
      assertThat(other).isDirectoryContaining("glob:**.db").isDirectoryNotContaining("glob:**-wal");
    }
  }

  @Test
  void signatures_areAskedWithARecord() throws Exception {
    var answer = Code.READ.ask(VERTX, new Code.Read(SOURCE, null, null)).await(30, SECONDS);

    assertThat(answer.unit().types())
        .singleElement()
        .satisfies(type -> assertThat(type.name()).isEqualTo("Discount"));
  }

  @Test
  void patterns_areFoundInTheCorpusThatShips() throws Exception {
    var question = new Patterns.Search("validate email", List.of(Domain.VALIDATION), null, null);

    var answer = Patterns.SEARCH.ask(VERTX, question).await(30, SECONDS);

    assertThat(answer.domains().getFirst().patterns())
        .isNotEmpty()
        .first()
        .satisfies(best -> assertThat(best.pattern().words()).contains("email"));
  }

  @Test
  void tests_areWritten_andRecalled_andTheCachesTellOfIt() throws Exception {
    var question = new Testgen.Generate(SOURCE, null, null, null, null, null);

    var answer = Testgen.GENERATE.ask(VERTX, question).await(60, SECONDS);
    var again = Testgen.RECALL.ask(VERTX, new Testgen.Recall(answer.id())).await(30, SECONDS);
    var caches = Caches.STATISTICS.ask(VERTX, new Caches.AskStatistics()).await(30, SECONDS);

    assertThat(answer.verdict()).isEqualTo(Testgen.Verdict.GREEN);
    assertThat(answer.tests())
        .singleElement()
        .satisfies(test -> assertThat(test.path()).isEqualTo("shop/DiscountTest.java"))
        .satisfies(test -> assertThat(test.source()).contains("IllegalArgumentException.class"));
    assertThat(again).isEqualTo(answer);
    assertThat(caches.caches())
        .anySatisfy(cache -> {
          assertThat(cache.name()).isEqualTo("tests");
          assertThat(cache.hits()).isPositive();
        });
  }

  @Test
  void tests_areAskedWithJson_fromAVerticleThatKnowsNoRecord() throws Exception {
    var question = new JsonObject().put("source", SOURCE);

    var answer =
        VERTX
            .eventBus()
            .<JsonObject>request(Testgen.GENERATE.address(), question)
            .await(60, SECONDS)
            .body();

    assertThat(answer.getString("verdict")).isEqualTo("green");
    assertThat(answer.getJsonArray("tests").getJsonObject(0).getString("path"))
        .isEqualTo("shop/DiscountTest.java");
  }
}
