package dev.assay.code;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Bus;
import dev.assay.bus.Call;
import dev.assay.bus.Desk;
import dev.assay.bus.Fault;
import dev.assay.bus.Hash;
import dev.assay.cache.Caches;
import dev.assay.code.Code.Read;
import dev.assay.code.Code.Reuse;
import dev.assay.code.Code.Signatures;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeReaderTest {
  private final Vertx vertx = Vertx.vertx();
  private final Caches caches = new Caches(vertx, settings());
  private final CodeReader reader =
      new CodeReader(
          new Desk(vertx, "code", 2, 64),
          caches.declare(CodeReader.SOURCES),
          caches.declare(CodeReader.METHODS),
          100_000);

  @AfterEach
  void close() throws Exception {
    vertx.close().await(20, SECONDS);
  }

  @Test
  void read_isAMissOnceAndThenAHit() throws Exception {
    var question = new Read("class A { void f() {} void g() {} }", null, null);

    Signatures known = reader.known(question);
    Signatures first = reader.read(question, call()).await(20, SECONDS);
    Signatures second = reader.read(question, call()).await(20, SECONDS);

    assertThat(known).isNull();
    assertThat(first.cache()).isEqualTo(Code.Cache.MISS);
    assertThat(first.methods()).isEqualTo(new Reuse(0, 2));
    assertThat(second.cache()).isEqualTo(Code.Cache.HIT);
    assertThat(second.methods()).isEqualTo(new Reuse(2, 0));
    assertThat(second.unit()).isEqualTo(first.unit());
    assertThat(reader.known(question)).isEqualTo(second);
  }

  @Test
  void read_readsEqualSourcesOnce() throws Exception {
    var question = new Read("class A { void f() {} }", null, null);

    List<Future<Signatures>> all =
        IntStream.range(0, 50).mapToObj(i -> reader.read(question, call())).toList();
    for (Future<Signatures> one : all) {
      one.await(20, SECONDS);
    }

    assertThat(caches.statistics())
        .filteredOn(statistics -> statistics.name().equals("signature"))
        .allMatch(statistics -> statistics.loads() == 1);
    assertThat(all).extracting(one -> one.result().methods().read()).containsOnlyOnce(1);
  }

  @Test
  void read_reusesTheMethodsAnEditLeftAlone() throws Exception {
    String before =
        """
        class A {
          static final int MAX = 3;
          void f() { g(1); }
          void f(int x) { if (x > MAX) { throw new X(); } }
          /** @throws X never */
          void h() { run("select a from b"); }
        }
        """;
    String after = before.replace("g(1);", "\n\n  g(2);\n");

    Signatures first = reader.read(new Read(before, null, null), call()).await(20, SECONDS);
    Signatures second = reader.read(new Read(after, null, null), call()).await(20, SECONDS);

    assertThat(second.methods()).isEqualTo(new Reuse(2, 1));
    assertThat(second.unit())
        .isEqualTo(SourceReader.read(after, Hash.of(after), MethodMemo.none()).unit());
    assertThat(first.unit().types().getFirst().methods().get(1).hash())
        .isEqualTo(second.unit().types().getFirst().methods().get(1).hash());
  }

  @Test
  void read_readsAnewWhatDependsOnAChangedConstant() throws Exception {
    String before =
        "class A { static final int MAX = 3; void f() { if (x > MAX) {} } void g() {} }";
    String after = before.replace("3", "4");

    reader.read(new Read(before, null, null), call()).await(20, SECONDS);
    Signatures second = reader.read(new Read(after, null, null), call()).await(20, SECONDS);

    assertThat(second.methods()).isEqualTo(new Reuse(1, 1));
    assertThat(
            second
                .unit()
                .types()
                .getFirst()
                .methods()
                .getFirst()
                .conditions()
                .getFirst()
                .comparisons()
                .getFirst()
                .constant())
        .isEqualTo("4");
  }

  @Test
  void read_readsACompactConstructorAnew_whenTheComponentsChange() throws Exception {
    String before = "record R(int a) { R { check(); } }";

    reader.read(new Read(before, null, null), call()).await(20, SECONDS);
    Signatures second =
        reader
            .read(new Read(before.replace("int a", "long a"), null, null), call())
            .await(20, SECONDS);

    assertThat(second.unit().types().getFirst().methods().getFirst().id())
        .isEqualTo("<init>(long)");
  }

  @Test
  void read_givesOnlyWhatWasAskedFor() throws Exception {
    String source =
        """
        package com.acme;
        class A {
          void f() {}
          void f(int x, String y) {}
          static class B { void f() {} void g() {} }
        }
        """;

    SourceUnit type = ask(source, "A.B", null);
    SourceUnit qualified = ask(source, "com.acme.A.B", null);
    SourceUnit named = ask(source, null, "f");
    SourceUnit overload = ask(source, "A", "f(int, String)");

    assertThat(type.types()).extracting(TypeSignature::name).containsExactly("A.B");
    assertThat(qualified).isEqualTo(type);
    assertThat(named.types().getFirst().methods()).hasSize(2);
    assertThat(named.types().getFirst().nested().getFirst().methods()).hasSize(1);
    assertThat(overload.types().getFirst().methods())
        .extracting(MethodSignature::id)
        .containsExactly("f(int,String)");
    assertThat(overload.types().getFirst().nested()).isEmpty();
  }

  @Test
  void read_namesTheNearest_whereThereIsNoneOfThatName() throws Exception {
    String source = "class Account { void withdraw() {} void deposit() {} }";

    assertFails(new Read(source, "Acount", null), Fault.ABSENT, "the nearest is 'Account'");
    assertFails(new Read(source, null, "withdrw"), Fault.ABSENT, "the nearest is 'withdraw'");
    assertFails(new Read(source, null, "deposit(int)"), Fault.ABSENT, "the nearest is 'deposit()'");
    assertFails(new Read("class A {}", null, "f"), Fault.ABSENT, "declares no method at all");
    assertFails(
        new Read(source, "x".repeat(100_000), null), Fault.ABSENT, "the nearest is 'Account'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t"})
  void read_refusesABlankSource(String source) throws Exception {
    assertFails(new Read(source, null, null), Fault.INVALID, "field 'source' is blank");
  }

  @Test
  void read_refusesWhatIsTooLarge() throws Exception {
    assertFails(
        new Read("class A { String s = \"" + "é".repeat(50_000) + "\"; }", null, null),
        Fault.TOO_LARGE,
        "has 100026 bytes; at most 100000 are read");
  }

  @Test
  void read_keepsNothingOfWhatIsNotJava() throws Exception {
    var question = new Read("class A {", null, null);

    assertFails(question, Fault.INVALID, "line 1, column 9: the source ends too early");
    assertFails(question, Fault.INVALID, "line 1, column 9: the source ends too early");
    assertThat(reader.known(question)).isNull();
  }

  @Test
  void unit_isTheSameOnTheDeskAndOnTheCallersThread() throws Exception {
    String source = "class A { int f(int x) { return x > 3 ? 1 : 2; } }";

    SourceUnit now = reader.unitNow(source);
    SourceUnit later = reader.unit(source, call()).await(20, SECONDS);

    assertThat(later).isSameAs(now);
    assertThat(reader.unitNow(source)).isSameAs(now);
  }

  @Test
  void unit_refusesABlankSource() {
    assertThatThrownBy(() -> reader.unitNow(" ")).hasMessageContaining("field 'source' is blank");
    assertThat(reader.unit(" ", call()).cause()).hasMessageContaining("field 'source' is blank");
  }

  @Test
  void readTest_givesTheCases() {
    String test = "class ATest { @Test void t() { assertEquals(1, new A().f()); } }";

    assertThat(reader.readTest(test).cases()).hasSize(1);
  }

  @Test
  void warm_readsTheSample() throws Exception {
    reader.warm().await(30, SECONDS);

    assertThat(Sample.read().methods().read()).isEqualTo(3);
  }

  @Test
  void serve_answersRecordsAndJson() throws Exception {
    var bus = new Bus(vertx, (address, nanos, fault) -> Thread.onSpinWait());
    vertx.deployVerticle(new CodeVerticle(bus, reader)).await(20, SECONDS);

    Signatures record =
        Code.READ.ask(vertx, new Read("class A { void f() {} }", null, null)).await(20, SECONDS);
    JsonObject json =
        vertx
            .eventBus()
            .<JsonObject>request(
                Code.READ.address(), new JsonObject().put("source", "class A { void f() {} }"))
            .await(20, SECONDS)
            .body();

    assertThat(record.unit().types().getFirst().methods().getFirst().name()).isEqualTo("f");
    assertThat(json.getString("cache")).isEqualTo("hit");
    assertThat(json.getJsonObject("methods"))
        .isEqualTo(new JsonObject("{\"reused\":1,\"read\":0}"));
  }

  @Test
  void serve_refusesAQuestionWithoutASource() throws Exception {
    var bus = new Bus(vertx, (address, nanos, fault) -> Thread.onSpinWait());
    vertx.deployVerticle(new CodeVerticle(bus, reader)).await(20, SECONDS);

    Future<?> answer = vertx.eventBus().request(Code.READ.address(), new JsonObject());

    assertThatThrownBy(() -> answer.await(20, SECONDS))
        .hasMessageContaining("field 'source' is missing")
        .matches(cause -> Fault.of(cause) == Fault.INVALID);
  }

  private SourceUnit ask(String source, @Nullable String type, @Nullable String method)
      throws Exception {
    return reader.read(new Read(source, type, method), call()).await(20, SECONDS).unit();
  }

  private void assertFails(Read question, Fault fault, String text) {
    assertThatThrownBy(() -> reader.read(question, call()).await(20, SECONDS))
        .matches(cause -> Fault.of(cause) == fault)
        .hasMessageContaining(text);
  }

  private static Settings settings() {
    return SettingsReader.over(Map.of("cache", Map.of("maxSize", 1_000)));
  }

  private static Call call() {
    return Call.within(Duration.ofSeconds(20));
  }
}
