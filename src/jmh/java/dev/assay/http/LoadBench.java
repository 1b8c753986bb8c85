package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.sun.management.OperatingSystemMXBean;
import dev.assay.bus.Wire;
import dev.assay.cache.Caches;
import dev.assay.cache.NamedCache;
import dev.assay.code.Code;
import dev.assay.code.SourceUnit;
import dev.assay.config.Settings;
import dev.assay.config.Settings.CachePolicy;
import dev.assay.observe.Meters;
import dev.assay.testgen.Testgen;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a cached answer costs the server beside a bare "hello" in the same process, driven by {@code
 * wrk} from outside: CPU time of this process over requests answered. A plain program; loopback
 * only, and it ends by itself after about {@code rounds * seconds * targets}.
 */
public final class LoadBench {
  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
  private static final OperatingSystemMXBean OS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Vertx vertx = Vertx.vertx();
  private final Meters meters = new Meters();
  private final int seconds;

  /** What is asked, and the wrk script that asks it where it is not a plain GET. */
  private record Target(String name, String url, List<String> script) {}

  private record Run(long requests, double micros) {
    double over(Run other) {
      return micros / other.micros;
    }
  }

  private LoadBench(int seconds) {
    this.seconds = seconds;
  }

  /** Arguments: seconds a run (default 5) and rounds (default 5); the first round warms up. */
  public static void main(String[] args) throws Exception {
    int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    var bench = new LoadBench(seconds);
    try {
      bench.run(rounds);
    } finally {
      bench.vertx.close().await(10, SECONDS);
      bench.meters.close();
    }
  }

  private void run(int rounds) throws Exception {
    List<Target> targets = targets();
    List<List<Run>> runs = new ArrayList<>();
    targets.forEach(target -> runs.add(new ArrayList<>()));
    for (int round = 0; round <= rounds; round++) {
      for (int i = 0; i < targets.size(); i++) {
        Run run = measure(targets.get(i));
        if (round > 0) {
          runs.get(i).add(run);
        }
      }
    }
    print(targets, runs);
  }

  private void print(List<Target> targets, List<List<Run>> runs) {
    System.out.printf("%-36s %12s %16s %8s%n", "request", "requests/s", "CPU us/request", "ratio");
    List<Run> bare = runs.getFirst();
    for (int i = 0; i < targets.size(); i++) {
      List<Run> mine = runs.get(i);
      // Each run is set against the bare one of its own round: other work on the machine drifts.
      double ratio =
          median(IntStream.range(0, mine.size()).mapToDouble(r -> mine.get(r).over(bare.get(r))));
      System.out.printf(
          "%-36s %,12.0f %16.2f %7.2fx%n",
          targets.get(i).name(),
          median(mine.stream().mapToDouble(Run::requests)) / seconds,
          median(mine.stream().mapToDouble(Run::micros)),
          ratio);
    }
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private Run measure(Target target) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("wrk", "-t2", "-c64", "-d" + seconds + "s"));
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
    int bare = bareHello();
    Caches caches = caches();
    NamedCache<String, Rendered> tests = caches.declare(Caches.Declaration.small("response"));
    NamedCache<String, Code.Signatures> sources =
        caches.declare(Caches.Declaration.small("signature"));
    meters.watch(caches);
    String source = "class Sum { static int of(int a, int b) { return a + b; } }\n".repeat(50);
    tests.put("known", Rendered.of(answer(4_000)));
    tests.put(hash(source), Rendered.of(answer(4_000)));
    sources.put(hash(source), signatures(hash(source)));
    int port =
        assay(
            new FastLanes(
                read -> sources.find(hash(read.source())),
                id -> aged(tests, id),
                question ->
                    question.source() == null ? null : aged(tests, hash(question.source()))));
    Path post = script(Wire.encode(new Code.Read(source, null, null)).toString());
    String base = "http://127.0.0.1:" + port;
    List<String> posting = List.of("-s", post.toString());
    return List.of(
        new Target("bare hello", "http://127.0.0.1:" + bare + "/", List.of()),
        new Target("GET /v1/tests/{id}, 4 kB", base + "/v1/tests/known", List.of()),
        new Target("POST /v1/tests, same question, 3 kB", base + "/v1/tests", posting),
        new Target("POST /v1/signatures, known, 3 kB", base + "/v1/signatures", posting));
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
            perCore())
        .await(10, SECONDS);
    return servers.getFirst().actualPort();
  }

  private int assay(FastLanes lanes) throws Exception {
    var settings =
        new Settings.Http(true, "127.0.0.1", 0, 4 << 20, 2 << 20, Duration.ofSeconds(30));
    List<HttpVerticle> instances = new ArrayList<>();
    vertx
        .deployVerticle(
            () -> {
              instances.add(new HttpVerticle(settings, Duration.ofSeconds(1), meters, lanes));
              return instances.getLast();
            },
            perCore())
        .await(10, SECONDS);
    return instances.getFirst().port();
  }

  private static DeploymentOptions perCore() {
    return new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
  }

  // The clock is read by a timer, as the server's own caches do.
  private Caches caches() {
    var policy = new CachePolicy(Duration.ofMinutes(30), 1_000);
    var now = new AtomicLong(System.nanoTime());
    vertx.setPeriodic(20, timer -> now.set(System.nanoTime()));
    return new Caches(
        vertx,
        new Settings.Cache(true, 1_000),
        Map.of("response", policy, "signature", policy),
        now::get);
  }

  private static @Nullable Rendered aged(NamedCache<String, Rendered> tests, String key) {
    NamedCache.Entry<Rendered> entry = tests.peek(key);
    return entry == null ? null : entry.value().aged(tests.age(entry));
  }

  private static Testgen.Generated answer(int bytes) {
    return new Testgen.Generated(
        "known",
        List.of(new Testgen.TestClass("SumTest.java", "x".repeat(bytes))),
        Testgen.Verdict.COMPILED,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        1,
        0,
        Map.of("total", 1.5));
  }

  private static Code.Signatures signatures(String hash) {
    return new Code.Signatures(
        Code.Cache.HIT,
        new Code.Reuse(1, 0),
        new SourceUnit(hash, "com.acme", List.of("java.util.List"), List.of()));
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
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
