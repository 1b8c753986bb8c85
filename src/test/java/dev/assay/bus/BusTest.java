package dev.assay.bus;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BusTest {
  record Add(int left, int right, List<String> notes) {
    Add {
      notes = notes == null ? List.of() : List.copyOf(notes);
    }
  }

  record Sum(int value) {}

  record Added(int value) {}

  private static final Endpoint<Add, Sum> ADD =
      new Endpoint<>("test.add", Add.class, Sum.class, Duration.ofSeconds(5));

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<String> observed = new ArrayBlockingQueue<>(8);
  private final Bus bus =
      new Bus(vertx, (address, nanos, fault) -> observed.add(address + " " + fault));

  @AfterEach
  void close() throws Exception {
    vertx.close().await(5, SECONDS);
  }

  @Test
  void ask_passesTheRecordByReference() throws Exception {
    var seen = new AtomicReference<Add>();
    var question = new Add(1, 2, List.of("a"));
    serve((asked, call) -> {
      seen.set(asked);
      return Future.succeededFuture(new Sum(asked.left() + asked.right()));
    });

    Sum sum = ADD.ask(vertx, question).await(5, SECONDS);

    assertThat(sum).isEqualTo(new Sum(3));
    assertThat(seen.get()).isSameAs(question);
    assertThat(observed.poll(5, SECONDS)).isEqualTo("test.add null");
  }

  @Test
  void ask_getsAJsonObject_whenAskedWithOne() throws Exception {
    serve((asked, call) -> Future.succeededFuture(new Sum(asked.left() + asked.right())));

    var reply =
        vertx
            .eventBus()
            .<JsonObject>request("test.add", new JsonObject("{\"left\":1,\"right\":2}"))
            .await(5, SECONDS);

    assertThat(reply.body()).isEqualTo(new JsonObject().put("value", 3));
  }

  @Test
  void ask_isInvalid_whenTheJsonHasAnUnknownField() throws Exception {
    serve((asked, call) -> Future.succeededFuture(new Sum(0)));

    var asking = vertx.eventBus().request("test.add", new JsonObject("{\"lift\":1}"));

    assertThatThrownBy(() -> asking.await(5, SECONDS))
        .isInstanceOfSatisfying(
            ReplyException.class, reply -> assertThat(Fault.of(reply)).isEqualTo(Fault.INVALID))
        .hasMessage("unknown field 'lift'; expected {left, right, notes}");
  }

  @Test
  void ask_isInvalid_whenTheBodyIsNeitherRecordNorJson() throws Exception {
    serve((asked, call) -> Future.succeededFuture(new Sum(0)));

    var asking = vertx.eventBus().request("test.add", "1+2");

    assertThatThrownBy(() -> asking.await(5, SECONDS)).hasMessageContaining("got java.lang.String");
  }

  @Test
  void ask_carriesTheFaultThatWasThrown() throws Exception {
    serve((asked, call) -> {
      throw Fault.CONFLICT.because("taken");
    });

    var asking = ADD.ask(vertx, new Add(1, 2, List.of()));

    assertThatThrownBy(() -> asking.await(5, SECONDS))
        .hasMessage("taken")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.CONFLICT));
    assertThat(observed.poll(5, SECONDS)).isEqualTo("test.add CONFLICT");
  }

  @Test
  void ask_hidesOurOwnMistakesBehindTheRequestId() throws Exception {
    serve((asked, call) -> Future.failedFuture(new IllegalStateException("secret")));

    var asking = ADD.ask(vertx, new Add(1, 2, List.of()), Call.of("r-1", Duration.ofSeconds(5)));

    assertThatThrownBy(() -> asking.await(5, SECONDS))
        .hasMessage("a mistake of ours, logged as request r-1")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.INTERNAL));
  }

  @Test
  void ask_isUnavailable_whenNobodyServes() {
    var asking = ADD.ask(vertx, new Add(1, 2, List.of()));

    assertThatThrownBy(() -> asking.await(5, SECONDS))
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.UNAVAILABLE));
  }

  @Test
  void ask_isLate_whenTheDeadlinePasses() throws Exception {
    serve((asked, call) -> Promise.<Sum>promise().future());

    var asking = ADD.ask(vertx, new Add(1, 2, List.of()), Call.within(Duration.ofMillis(20)));

    assertThatThrownBy(() -> asking.await(5, SECONDS))
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.LATE));
  }

  @Test
  void serve_seesTheAskersRequestIdAndDeadline() throws Exception {
    var seen = new ArrayBlockingQueue<Call>(1);
    serve((asked, call) -> {
      seen.add(call);
      return Future.succeededFuture(new Sum(0));
    });

    ADD.ask(vertx, new Add(1, 2, List.of()), Call.of("r-7", Duration.ofSeconds(3)))
        .await(5, SECONDS);

    assertThat(seen)
        .singleElement()
        .satisfies(call -> assertThat(call.requestId()).isEqualTo("r-7"))
        .satisfies(
            call -> assertThat(call.remaining()).isBetween(Duration.ZERO, Duration.ofSeconds(3)));
  }

  @Test
  void publish_reachesEveryListener() throws Exception {
    var topic = new Topic<>("test.added", Added.class);
    var heard = new ArrayBlockingQueue<Added>(2);
    topic.subscribe(vertx, heard::add);
    topic.subscribe(vertx, heard::add);

    topic.publish(vertx, new Added(4));

    assertThat(heard.poll(5, SECONDS)).isEqualTo(new Added(4));
    assertThat(heard.poll(5, SECONDS)).isEqualTo(new Added(4));
  }

  @Test
  void codec_carriesARecordAcrossTheWire() {
    var codec = new RecordCodec();
    var wire = Buffer.buffer("before");

    codec.encodeToWire(wire, new Add(1, 2, List.of("ü")));

    assertThat(codec.decodeFromWire("before".length(), wire))
        .isEqualTo(new Add(1, 2, List.of("ü")));
  }

  @Test
  void codec_refusesAClassThatIsNotOurs() {
    byte[] name = "java.lang.Object".getBytes(StandardCharsets.UTF_8);
    var wire =
        Buffer.buffer().appendInt(name.length).appendBytes(name).appendInt(2).appendString("{}");

    assertThatThrownBy(() -> new RecordCodec().decodeFromWire(0, wire))
        .hasMessage("not a message of Assay: java.lang.Object");
  }

  private void serve(BiFunction<Add, Call, Future<Sum>> handler) throws Exception {
    bus.serve(ADD, handler).await(5, SECONDS);
  }
}
