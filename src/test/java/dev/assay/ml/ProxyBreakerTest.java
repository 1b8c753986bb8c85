package dev.assay.ml;

import static dev.assay.ml.Proxies.call;
import static dev.assay.ml.Proxies.failure;
import static dev.assay.ml.Proxies.get;
import static dev.assay.ml.Proxies.question;
import static dev.assay.ml.Proxies.settings;
import static dev.assay.ml.ScriptedService.INFER;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.ml.ScriptedService.Reply;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyBreakerTest {
  private static final Reply BUG = ScriptedService.status(500, "{\"error\":\"a bug\"}");

  private final Vertx vertx = Vertx.vertx();
  private final HandTime time = new HandTime();
  private final BlockingQueue<Ml.BreakerChanged> changes = new LinkedBlockingQueue<>();
  private ScriptedService service;
  private ModelProxy proxy;

  @BeforeEach
  void open() throws Exception {
    service = new ScriptedService(vertx);
    proxy = proxy("50ms");
    Ml.BREAKER_CHANGED.subscribe(vertx, changes::add).completion().await(5, SECONDS);
    get(proxy.infer(question(), call()));
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(5, SECONDS);
  }

  private ModelProxy proxy(String open) {
    return new ModelProxy(
        vertx,
        settings(Map.of("breaker", Map.of("open", open), "retry", Map.of("maxAttempts", 0))),
        service.foreign(),
        Proxies.nature(time));
  }

  private void fail(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      failure(proxy.infer(question(), call()));
    }
  }

  private Ml.BreakerChanged change() throws Exception {
    Ml.BreakerChanged change = changes.poll(5, SECONDS);
    assertThat(change).as("a change of the breaker").isNotNull();
    return change;
  }

  private Ml.Operation infer() {
    return Proxies.operation(proxy, "infer");
  }

  @Test
  void breaker_opensWithinItsWindow_andSaysWhy() throws Exception {
    proxy = proxy("30s");
    for (int i = 0; i < 4; i++) {
      get(proxy.infer(question(), call()));
    }
    service.always(INFER, BUG);
    fail(6);
    long asked = service.asked(INFER);

    Failure held = failure(proxy.infer(question(), call()));

    String why = "6 of 10 calls failed, last: it answered 500: a bug";
    assertThat(changes.poll(5, SECONDS))
        .isEqualTo(
            new Ml.BreakerChanged("infer", Ml.Breaker.CLOSED, Ml.Breaker.OPEN, why, time.now()));
    assertThat(held.fault()).isEqualTo(Fault.UNAVAILABLE);
    assertThat(held.text())
        .endsWith("the breaker of infer is open since 2026-05-05T10:00:00Z: " + why);
    assertThat(service.asked(INFER)).isEqualTo(asked);
    assertThat(infer().breaker()).isEqualTo(Ml.Breaker.OPEN);
    assertThat(infer().why()).isEqualTo(why);
    assertThat(infer().changedAt()).isEqualTo(time.now());
    assertThat(infer().window()).isEqualTo(new Ml.Window(10, 6, 0));
  }

  @Test
  void breaker_staysClosed_belowItsMinimum() throws Exception {
    service.always(INFER, BUG);

    fail(8);

    assertThat(infer().breaker()).isEqualTo(Ml.Breaker.CLOSED);
    assertThat(infer().window()).isEqualTo(new Ml.Window(9, 8, 0));
  }

  @Test
  void breaker_opens_whereAnswersAreSlow() throws Exception {
    service.always(
        INFER,
        (request, body) -> {
          time.advance(Duration.ofMillis(600));
          ScriptedService.estimates("m1").to(request, body);
        });

    for (int i = 0; i < 9; i++) {
      get(proxy.infer(question(), call()));
    }

    assertThat(change().why()).isEqualTo("9 of 10 calls took longer than 500 ms");
  }

  @Test
  void breaker_countsNoQuestionThatIsWrong() throws Exception {
    service.always(INFER, ScriptedService.status(400, "{\"error\":\"odd\"}"));

    fail(30);

    assertThat(infer().breaker()).isEqualTo(Ml.Breaker.CLOSED);
    assertThat(infer().window()).isEqualTo(new Ml.Window(1, 0, 0));
    assertThat(infer().failures()).isZero();
  }

  @Test
  void breaker_countsTooManyRequests() throws Exception {
    service.always(INFER, ScriptedService.status(429, ""));

    fail(9);

    assertThat(change().after()).isEqualTo(Ml.Breaker.OPEN);
  }

  @Test
  void breaker_countsNoAskerThatLeavesNoTime() throws Exception {
    service.awaitRequest();
    service.awaitRequest();
    service.always(INFER, ScriptedService.never());
    for (int i = 0; i < 20; i++) {
      var soon = new Call("soon", time.nanos() + 50_000_000);
      Future<Ml.Inferred> asked = proxy.infer(question(), soon);
      service.awaitRequest();
      time.advance(Duration.ofMillis(50));
      failure(asked);
    }

    assertThat(infer().window()).isEqualTo(new Ml.Window(1, 0, 0));
    assertThat(infer().breaker()).isEqualTo(Ml.Breaker.CLOSED);
  }

  @Test
  void breaker_opensAndComesBack_throughThreeProbesAtMost() throws Exception {
    Queue<Runnable> held = new ConcurrentLinkedQueue<>();
    service.always(INFER, BUG);
    fail(9);
    Ml.BreakerChanged opened = change();
    Ml.BreakerChanged half = change();
    service.always(
        INFER,
        (request, body) -> held.add(() -> ScriptedService.estimates("m1").to(request, body)));
    long before = service.asked(INFER);
    List<Future<Ml.Inferred>> all =
        IntStream.range(0, 20).mapToObj(i -> proxy.infer(question(), call())).toList();
    for (Future<Ml.Inferred> refused : all.subList(3, 20)) {
      failure(refused);
    }
    while (held.size() < 3) {
      service.awaitRequest();
    }
    held.forEach(Runnable::run);
    for (Future<Ml.Inferred> probe : all.subList(0, 3)) {
      get(probe);
    }

    Ml.BreakerChanged closed = change();
    Future<Ml.Inferred> after = proxy.infer(question(), call());
    while (held.size() < 4) {
      service.awaitRequest();
    }
    List.copyOf(held).getLast().run();

    assertThat(opened.after()).isEqualTo(Ml.Breaker.OPEN);
    assertThat(half.before()).isEqualTo(Ml.Breaker.OPEN);
    assertThat(half.after()).isEqualTo(Ml.Breaker.HALF_OPEN);
    assertThat(closed.after()).isEqualTo(Ml.Breaker.CLOSED);
    assertThat(closed.why()).isEqualTo("3 of 3 probes were answered");
    assertThat(get(after).modelVersion()).isEqualTo("m1");
    assertThat(service.asked(INFER) - before).isEqualTo(4);
    assertThat(infer().window()).isEqualTo(new Ml.Window(1, 0, 0));
  }

  @Test
  void breaker_opensAgain_whereAProbeFails() throws Exception {
    service.always(INFER, BUG);
    fail(9);
    change();
    change();

    fail(1);

    assertThat(change())
        .isEqualTo(
            new Ml.BreakerChanged(
                "infer",
                Ml.Breaker.HALF_OPEN,
                Ml.Breaker.OPEN,
                "a probe failed: it answered 500: a bug",
                time.now()));
    assertThat(change().after()).isEqualTo(Ml.Breaker.HALF_OPEN);
  }

  @Test
  void probe_isGivenToAnother_whereItsQuestionWasWrong() throws Exception {
    service.always(INFER, BUG);
    fail(9);
    change();
    change();
    service.always(INFER, ScriptedService.status(400, ""));
    fail(5);
    service.always(INFER, ScriptedService.estimates("m1"));

    for (int i = 0; i < 3; i++) {
      get(proxy.infer(question(), call()));
    }

    assertThat(change().after()).isEqualTo(Ml.Breaker.CLOSED);
  }

  @Test
  void try_ofAnEarlierState_judgesNotTheNext() throws Exception {
    Queue<Runnable> held = new ConcurrentLinkedQueue<>();
    service.next(INFER, (request, body) -> held.add(() -> BUG.to(request, body)));
    service.awaitRequest();
    service.awaitRequest();
    Future<Ml.Inferred> early = proxy.infer(question(), call());
    service.awaitRequest();
    service.always(INFER, BUG);
    fail(9);
    change();
    change();
    held.forEach(Runnable::run);
    failure(early);

    Ml.Breaker after = infer().breaker();

    assertThat(after).isEqualTo(Ml.Breaker.HALF_OPEN);
  }

  @Test
  void breakers_areOneForEachOperation() throws Exception {
    service.always(INFER, BUG);
    fail(9);
    change();

    Failure other = failure(proxy.models(new Ml.AskModels(), call()));

    assertThat(other.fault()).isEqualTo(Fault.INVALID);
    assertThat(Proxies.operation(proxy, "models").breaker()).isEqualTo(Ml.Breaker.CLOSED);
  }

  @Test
  void deadService_isHeldBack_andComesBackByItself() throws Exception {
    int port = service.port();
    service.close();
    fail(9);
    assertThat(change().why())
        .containsIgnoringCase("9 of 10 calls failed, last: connection refused");
    service = new ScriptedService(vertx, port);
    assertThat(change().after()).isEqualTo(Ml.Breaker.HALF_OPEN);

    for (int i = 0; i < 3; i++) {
      get(proxy.infer(question(), call()));
    }

    assertThat(change().after()).isEqualTo(Ml.Breaker.CLOSED);
  }
}
