package dev.assay.ml;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.bus.Call;
import dev.assay.config.SettingsReader;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Measures one inference after another over loopback HTTP: through the proxy, and by the bare
 * client with the same bodies, so that the difference is the proxy. A plain main, since the
 * questions are asked from an event loop, as the server does. Arguments: rounds (100000).
 */
public final class ProxyBench {
  private static final int FEATURES = 41;
  private static final Ml.Infer QUESTION =
      new Ml.Infer(Ml.QUERY_TIME, "features-1", List.of(Collections.nCopies(FEATURES, 12_345.678)));
  private static final Buffer METADATA =
      Buffer.buffer(
          """
          {"name":"query-time","versions":["m1"],"platform":"bench",
           "inputs":[{"name":"features","datatype":"FP64","shape":[-1,%d]}],
           "outputs":[{"name":"predicted_ms","datatype":"FP64","shape":[-1]}]}
          """
              .formatted(FEATURES));
  private static final Buffer ANSWER =
      Buffer.buffer(
          """
          {"model_name":"query-time","model_version":"m1","parameters":{"coverage":0.9},"outputs":[
          {"name":"predicted_ms","datatype":"FP64","shape":[1],"data":[12.3456]},
          {"name":"low_ms","datatype":"FP64","shape":[1],"data":[6.78]},
          {"name":"high_ms","datatype":"FP64","shape":[1],"data":[23.456]}]}
          """);

  private final Vertx vertx = Vertx.vertx();

  private ProxyBench() {}

  private interface Asking {
    Future<?> ask();
  }

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
    new ProxyBench().run(rounds);
  }

  private void run(int rounds) throws Exception {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(request ->
                request
                    .body()
                    .compose(body ->
                        request
                            .response()
                            .end(request.method() == HttpMethod.GET ? METADATA : ANSWER)))
            .listen(0, "127.0.0.1")
            .await(5, SECONDS);
    var settings = SettingsReader.over(Map.of()).ml();
    var service = Service.embedded(server.actualPort());
    var proxy = new ModelProxy(vertx, settings, service);
    var line = new Line(vertx, settings, service, Time.of(vertx));
    var known = new Metadata(List.of("m1"), "features", "FP64", FEATURES, null, 0);
    Ask<Buffer> bare =
        Ask.post("/v2/models/query-time/infer", InferWire.write(QUESTION, known), body -> body);
    for (int i = 0; i < 2; i++) {
      String heat = i == 0 ? "cold" : "warm";
      measure(
          heat + ", through the proxy",
          rounds,
          () -> proxy.infer(QUESTION, Call.within(Duration.ofSeconds(5))));
      measure(
          heat + ", the client alone",
          rounds,
          () ->
              line.send(
                  bare, Try.of("bench", System.nanoTime(), Long.MAX_VALUE, settings.timeout())));
    }
    vertx.close().await(10, SECONDS);
  }

  private void measure(String what, int rounds, Asking asking) throws Exception {
    long[] nanos = new long[rounds];
    Promise<Void> done = Promise.promise();
    vertx.getOrCreateContext().runOnContext(begun -> next(asking, nanos, 0, done));
    done.future().await(5, MINUTES);
    Arrays.sort(nanos);
    System.out.printf(
        "%-24s p50 %.3f ms, p99 %.3f ms, p99.9 %.3f ms%n",
        what, at(nanos, .5), at(nanos, .99), at(nanos, .999));
  }

  private static void next(Asking asking, long[] nanos, int round, Promise<Void> done) {
    if (round == nanos.length) {
      done.complete();
      return;
    }
    long start = System.nanoTime();
    asking
        .ask()
        .onSuccess(answer -> {
          nanos[round] = System.nanoTime() - start;
          next(asking, nanos, round + 1, done);
        })
        .onFailure(done::fail);
  }

  private static double at(long[] sorted, double quantile) {
    return sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)] / 1e6;
  }
}
