package dev.assay;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.sun.management.OperatingSystemMXBean;
import dev.assay.code.Sources;
import dev.assay.config.SettingsReader;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The whole server under load on loopback, in one process with a bare Vert.x "hello": what a cached
 * answer costs as a ratio, and how long tests take that nobody asked for yet. Run by scripts/load;
 * bounded in time and count, and ends by itself.
 */
public final class LoadBench {
  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
  private static final int ROUNDS = 5;
  private static final int COLD = 60;
  private static final int WARM_ROUNDS = 4;
  private static final OperatingSystemMXBean OS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger salt = new AtomicInteger();
  private final int seconds;
  private final String base;

  /** What is asked, and the wrk script that asks it where it is not a plain GET. */
  private record Target(String name, String url, List<String> script) {}

  private record Run(long requests, double micros) {}

  private LoadBench(int seconds) throws Exception {
    this.seconds = seconds;
    var tree =
        Map.of(
            "http", Map.of("port", 0),
            "management", Map.of("port", 0),
            "caches", Map.of("tests", Map.of("ttl", "1h"), "signature", Map.of("ttl", "1h")),
            "demo", false,
            "data", Map.of("dir", Files.createTempDirectory("assay-load").toString()));
    var assay = new AssayVerticle(SettingsReader.over(tree));
    vertx.deployVerticle(assay).await(30, SECONDS);
    this.base = "http://127.0.0.1:" + assay.httpPort();
  }

  /** Argument: seconds of each run, by default 4; the first round warms up. */
  public static void main(String[] args) throws Exception {
    var bench = new LoadBench(args.length > 0 ? Integer.parseInt(args[0]) : 4);
    try {
      bench.cached();
      bench.cold();
    } finally {
      bench.vertx.close().await(30, SECONDS);
    }
  }

  private void cached() throws Exception {
    List<Target> targets = targets();
    List<List<Run>> runs = new ArrayList<>();
    targets.forEach(target -> runs.add(new ArrayList<>()));
    for (int round = 0; round <= ROUNDS; round++) {
      for (int i = 0; i < targets.size(); i++) {
        Run run = measure(targets.get(i));
        if (round > 0) {
          runs.get(i).add(run);
        }
      }
    }
    System.out.printf(
        "%-44s %12s %16s %8s%n", "cached, 64 connections", "requests/s", "CPU us/request", "ratio");
    for (int i = 0; i < targets.size(); i++) {
      print(targets.get(i).name(), runs.get(i), runs.getFirst());
    }
  }

  // Each run is set against the bare one of its own round: other work on the machine drifts.
  private void print(String name, List<Run> mine, List<Run> bare) {
    double ratio =
        median(
            IntStream.range(0, mine.size())
                .mapToDouble(round -> mine.get(round).micros() / bare.get(round).micros()));
    System.out.printf(
        "%-44s %,12.0f %16.2f %7.2fx%n",
        name,
        median(mine.stream().mapToDouble(Run::requests)) / seconds,
        median(mine.stream().mapToDouble(Run::micros)),
        ratio);
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private Run measure(Target target) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("wrk", "-t1", "-c64", "-d" + seconds + "s"));
    command.addAll(target.script());
    command.add(target.url());
    long before = OS.getProcessCpuTime();
    var wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    long cpu = OS.getProcessCpuTime() - before;
    Matcher requests = REQUESTS.matcher(output);
    if (wrk.waitFor() != 0 || !requests.find() || output.contains("Non-2xx")) {
      throw new IllegalStateException("wrk did not measure " + target.name() + ": " + output);
    }
    long count = Long.parseLong(requests.group(1));
    return new Run(count, cpu / 1_000.0 / count);
  }

  private List<Target> targets() throws Exception {
    String bare = "http://127.0.0.1:" + bareHello() + "/";
    String question = question(Sources.ofLines(200, 0));
    post("/v1/tests", question);
    String small = post("/v1/tests", question(Sources.ofLines(36, 0)));
    post("/v1/signatures", question(Sources.ofLines(50, 0)));
    List<String> posting = List.of("-s", script(question).toString());
    List<String> reading = List.of("-s", script(question(Sources.ofLines(50, 0))).toString());
    return List.of(
        new Target("bare hello", bare, List.of()),
        new Target(
            "GET /v1/tests/{id}, %.1f kB".formatted(small.length() / 1e3),
            base + "/v1/tests/" + new JsonObject(small).getString("id"),
            List.of()),
        new Target("POST /v1/tests, same question, 200 lines", base + "/v1/tests", posting),
        new Target("POST /v1/signatures, known, 50 lines", base + "/v1/signatures", reading));
  }

  private int bareHello() throws Exception {
    List<HttpServer> servers = new ArrayList<>();
    vertx
        .deployVerticle(
            () ->
                new VerticleBase() {
                  @Override
                  public Future<?> start() {
                    HttpServer server =
                        vertx
                            .createHttpServer()
                            .requestHandler(request -> request.response().end("hello"));
                    servers.add(server);
                    return server.listen(-1, "127.0.0.1");
                  }
                },
            new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors()))
        .await(10, SECONDS);
    return servers.getFirst().actualPort();
  }

  /** Tests for classes of 200 lines that were never asked for: one client, then eight. */
  private void cold() throws Exception {
    for (int round = 0; round < WARM_ROUNDS; round++) {
      ask(1);
    }
    System.out.printf(
        "%n%-44s %12s %10s %10s%n",
        "tests for a new class of 200 lines", "requests/s", "p50 ms", "p95 ms");
    ask(1, "one client");
    ask(8, "eight clients");
  }

  private void ask(int clients, String name) throws Exception {
    long start = System.nanoTime();
    double[] millis = ask(clients);
    double rate = millis.length * 1e9 / (System.nanoTime() - start);
    System.out.printf(
        "%-44s %,12.1f %10.0f %10.0f%n",
        name, rate, millis[millis.length / 2], millis[millis.length * 95 / 100]);
  }

  private double[] ask(int clients) throws Exception {
    try (var pool = Executors.newFixedThreadPool(clients)) {
      List<Callable<Double>> asking =
          IntStream.range(0, COLD)
              .<Callable<Double>>mapToObj(i -> () -> timed(salt.incrementAndGet()))
              .toList();
      double[] millis = new double[COLD];
      var answers = pool.invokeAll(asking);
      for (int i = 0; i < COLD; i++) {
        millis[i] = answers.get(i).get();
      }
      Arrays.sort(millis);
      return millis;
    }
  }

  private double timed(int another) throws Exception {
    String question = question(Sources.ofLines(200, another));
    long start = System.nanoTime();
    post("/v1/tests", question);
    return (System.nanoTime() - start) / 1e6;
  }

  private String post(String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(path + " answered " + response.body());
    }
    return response.body();
  }

  private static String question(String source) {
    return new JsonObject().put("source", source).encode();
  }

  private static Path script(String json) throws IOException {
    Path file = Files.createTempFile("assay-load", ".lua");
    file.toFile().deleteOnExit();
    return Files.writeString(
        file,
        """
        wrk.method = "POST"
        wrk.headers["Content-Type"] = "application/json"
        wrk.body = [==[%s]==]
        """
            .formatted(json));
  }
}
