package dev.assay.http;

import dev.assay.bus.Call;
import dev.assay.bus.Endpoint;
import dev.assay.bus.Fault;
import dev.assay.bus.Serving;
import dev.assay.bus.Tracer;
import dev.assay.bus.Wire;
import dev.assay.config.Settings;
import dev.assay.observe.Meters;
import dev.assay.observe.RouteTimer;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its answer: its id and deadline, what it asks, and the writing of what comes
 * back. On the event loop of its connection.
 */
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
  private static final int SERVER_ERROR = 500;
  // The asker went away before it was answered: nginx's number, since HTTP has none.
  private static final int GONE_AWAY = 499;
  // More would hold up the other connections of the event loop for milliseconds.
  private static final int PACKED_HERE = 64 * 1_024;

  private final RoutingContext context;
  private final Floor floor;
  private final long start = System.nanoTime();
  private final String requestId;
  private Call call;
  private RouteTimer timer;
  private String template = "none";
  private boolean streams;
  private Buffer body = Buffer.buffer();

  /** What all exchanges of a verticle share. */
  record Floor(
      Settings.Http settings,
      Meters meters,
      Stamp stamp,
      Finish finish,
      RouteTimer unmatched,
      boolean accessLog,
      @Nullable Tracer tracer) {}

  Exchange(RoutingContext context, Floor floor) {
    this.context = context;
    this.floor = floor;
    this.requestId = Stamp.requestId(context.request());
    this.call = Call.of(requestId, floor.settings().timeout());
    this.timer = floor.unmatched();
    Serving.request(requestId);
    Tracer tracer = floor.tracer();
    if (tracer != null) {
      tracer.tag(Tracer.REQUEST, requestId);
    }
    floor.meters().requestBegun();
    context.addEndHandler(this::ended);
  }

  private void ended(AsyncResult<Void> sent) {
    if (!streams) {
      floor.meters().requestEnded();
    }
    int status = sent.succeeded() ? context.response().getStatusCode() : GONE_AWAY;
    long took = System.nanoTime() - start;
    if (streams) {
      timer.streamed(status, took);
    } else {
      timer.answered(status, took);
    }
    if (floor.accessLog()) {
      AccessLog.write(context.request(), status, took, requestId);
    }
  }

  /**
   * A route was found: its name in metrics and logs, and the asker's own patience if it is less.
   */
  void matched(String route, RouteTimer routeTimer) {
    template = route;
    timer = routeTimer;
    String patience = context.request().getHeader(Headers.X_TIMEOUT_MS);
    if (patience != null) {
      call = Call.of(requestId, shorter(patience));
    }
  }

  private Duration shorter(String millis) {
    Duration most = floor.settings().timeout();
    Duration asked = Duration.ofMillis(number(Headers.X_TIMEOUT_MS.toString(), millis));
    if (!asked.isPositive()) {
      throw Fault.INVALID.because("x-timeout-ms must be at least 1, was " + millis);
    }
    return asked.compareTo(most) < 0 ? asked : most;
  }

  HttpServerRequest request() {
    return context.request();
  }

  Call call() {
    return call;
  }

  int maxBody() {
    return floor.settings().maxBody();
  }

  void received(Buffer whole) {
    body = whole;
  }

  /** The body as a message; {@link Fault#INVALID} with what is wrong in it. */
  <T extends Record> T body(Class<T> type) {
    return Wire.decode(body, type);
  }

  /** A part of the path. */
  String path(String name) {
    return context.pathParam(name);
  }

  /** A query parameter, or null where there is none. */
  @Nullable String query(String name) {
    return context.request().getParam(name);
  }

  /** A query parameter that is a whole number. */
  @Nullable Integer queryNumber(String name) {
    String text = query(name);
    return text == null ? null : number(name, text);
  }

  private static int number(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw Fault.INVALID.because("'%s': expected a whole number, was '%s'".formatted(name, text));
    }
  }

  /** Asks over the bus, on behalf of this request and within its deadline. */
  <Q extends Record, A extends Record> Future<A> ask(Endpoint<Q, A> endpoint, Q question) {
    return endpoint.ask(context.vertx(), question, call);
  }

  /** What a request may take. */
  Duration longest() {
    return floor.settings().timeout();
  }

  Vertx vertx() {
    return context.vertx();
  }

  /** Begins an answer that comes piece by piece and is not to be kept by anybody. */
  HttpServerResponse open(CharSequence type) {
    streams = true;
    // It is answered from now on; how long somebody listens is not how long they wait.
    floor.meters().requestEnded();
    HttpServerResponse response = context.response();
    floor.stamp().on(response, requestId);
    return response
        .putHeader(HttpHeaders.CONTENT_TYPE, type)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .setChunked(true);
  }

  /** Called when the answer has gone out, or the asker away. */
  void onEnd(Runnable action) {
    context.addEndHandler(ended -> action.run());
  }

  /** Whether the port waits for what is in flight, which a stream should then end. */
  boolean stopping() {
    return floor.stamp().isStopping();
  }

  /** Whether there is nobody to answer any more. */
  boolean gone() {
    return context.response().ended() || context.response().closed();
  }

  void send(Answer answer) {
    if (gone()) {
      return;
    }
    Finish.Finished finished = floor.finish().of(context.request(), answer);
    Answer whole = finished.answer();
    Coding coding = finished.coding();
    if (coding == Coding.NONE) {
      write(whole);
    } else if (whole.body().length() <= PACKED_HERE) {
      write(whole.packed(coding, coding.pack(whole.body())));
    } else {
      context
          .vertx()
          .executeBlocking(() -> coding.pack(whole.body()), false)
          .onSuccess(packed -> write(whole.packed(coding, packed)))
          .onFailure(this::fail);
    }
  }

  private void write(Answer answer) {
    if (gone()) {
      return;
    }
    HttpServerResponse response = context.response();
    floor.stamp().on(response, requestId);
    if (answer.type() != null) {
      response.putHeader(HttpHeaders.CONTENT_TYPE, answer.type());
    }
    answer.headers().forEach(header -> put(response, header));
    response.setStatusCode(answer.status());
    if (HttpMethod.HEAD.equals(context.request().method())) {
      response
          .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(answer.body().length()))
          .end();
    } else if (answer.body().length() == 0) {
      response.end();
    } else {
      response.end(answer.body());
    }
  }

  // What an answer depends on adds up: the origin was noted before.
  private static void put(HttpServerResponse response, Answer.Header header) {
    if (CharSequence.compare(header.name(), HttpHeaders.VARY) == 0) {
      response.headers().add(header.name(), header.value());
    } else {
      response.putHeader(header.name(), header.value());
    }
  }

  /** Answers with what is wrong, and says it once in the log. */
  void fail(Throwable cause) {
    if (gone()) {
      return;
    }
    Problem problem = Problem.of(cause, new Problem.Origin(requestId, context.request().path()));
    log(problem, cause);
    BodyReader.discard(this, context.vertx());
    Answer.Header beside = cause instanceof Refusal refusal ? refusal.header() : null;
    Answer answer = problem.answer();
    send(beside == null ? answer : answer.with(beside.name(), beside.value()));
  }

  // The asker's own texts stay out of the log; a failure that came over the bus has its stack
  // there.
  private void log(Problem problem, Throwable cause) {
    boolean ours = problem.status() >= SERVER_ERROR && Fault.of(cause) == Fault.INTERNAL;
    String line =
        "event=refused status=%d fault=%s route=%s request=%s"
            .formatted(problem.status(), problem.fault(), template, requestId);
    if (ours && !(cause instanceof ReplyException)) {
      LOG.error(line, cause);
    } else if (problem.status() >= SERVER_ERROR) {
      LOG.error("{} detail=\"{}\"", line, problem.detail());
    } else {
      LOG.info(line);
    }
  }
}
