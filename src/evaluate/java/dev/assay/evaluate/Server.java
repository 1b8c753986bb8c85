package dev.assay.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The packaged server in a process of its own, with a new database, and without caches, so that
 * every question is one that it has never seen. Safe on any thread.
 */
final class Server implements AutoCloseable {
  private static final Pattern GREETING = Pattern.compile("Assay listens on (\\S+), management");
  private static final Path JAR = Path.of("target/assay.jar").toAbsolutePath();
  private static final long START_SECONDS = 60;
  private static final long POLL_MILLIS = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(130);
  private static final long WAIT_SECONDS = 115;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final String base;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Server(Process process, String base) {
    this.process = process;
    this.base = base;
  }

  /**
   * Starts it.
   *
   * @param directory for its database and log; created
   * @param settings {@code key=value}, laid over what is set here
   */
  static Server start(Path directory, List<Library> libraries, List<String> settings)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Path config = directory.resolve("assay.json");
    Files.writeString(config, config(directory, libraries));
    Path log = directory.resolve("server.log");
    List<String> command = new ArrayList<>(List.of(java(), "-Xmx1g"));
    settings.forEach(setting -> command.add("-D" + setting));
    command.addAll(List.of("-jar", JAR.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("ASSAY_CONFIG", config.toAbsolutePath().toString());
    Process process = builder.start();
    // Whoever ends the measurement early ends the server too.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return new Server(process, greeting(process, log));
  }

  // JSON is YAML.
  private static String config(Path directory, List<Library> libraries) {
    Map<String, List<String>> classPaths = new TreeMap<>();
    libraries.forEach(library ->
        classPaths.put(library.name(), library.classPath().stream().map(Path::toString).toList()));
    Map<String, Object> tree =
        Map.of(
            "http", Map.of("port", 0, "timeout", "120s"),
            "management", Map.of("port", 0),
            "data", Map.of("dir", directory.resolve("data").toAbsolutePath().toString()),
            "cache", Map.of("enabled", false),
            "demo", false,
            "testgen", Map.of("classpaths", classPaths));
    return JSON.valueToTree(tree).toPrettyString();
  }

  private static String greeting(Process process, Path log)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < deadline) {
      Matcher greeting = GREETING.matcher(Files.readString(log));
      if (greeting.find()) {
        return greeting.group(1);
      }
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IOException("the server did not start: " + Files.readString(log));
      }
    }
    process.destroyForcibly();
    throw new IOException("the server did not start within %d s".formatted(START_SECONDS));
  }

  /** Asks for tests. */
  Timed ask(Subject subject, Ask ask) throws IOException, InterruptedException {
    String classPath = subject.library().isEmpty() ? null : subject.library();
    HttpRequest request = post("/v1/tests", ask.body(subject.source(), classPath));
    long start = System.nanoTime();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    double millis = (System.nanoTime() - start) / 1e6;
    if (response.statusCode() != 200) {
      throw new IOException(
          response.statusCode() + " " + response.body().lines().findFirst().orElse(""));
    }
    return new Timed(Answer.of(JSON.readTree(response.body())), millis);
  }

  /** An answer with how long the client waited for it. */
  record Timed(Answer answer, double millis) {}

  /** The evidence for every pattern, {@code {alpha, beta}} by the pattern's id. */
  Map<String, List<Double>> evidence() throws IOException, InterruptedException {
    Map<String, List<Double>> evidence = new TreeMap<>();
    @Nullable String after = null;
    do {
      String query = "?limit=1000" + (after == null ? "" : "&after=" + after);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(base + "/v1/patterns/export" + query)).build();
      JsonNode page = JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
      page.path("patterns")
          .forEach(stored ->
              evidence.put(
                  stored.path("id").asText(),
                  List.of(stored.path("alpha").asDouble(), stored.path("beta").asDouble())));
      after = page.path("next").isTextual() ? page.path("next").asText() : null;
    } while (after != null);
    return evidence;
  }

  private HttpRequest post(String path, String body) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(PATIENCE)
        .header("content-type", "application/json")
        // A long question is a job, whose end is waited for here.
        .header("prefer", "wait=" + WAIT_SECONDS)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  /** Resident memory of the server and of the JVMs it started, in kilobytes; Linux only, else 0. */
  Memory memory() {
    long own = resident(process.pid());
    List<Long> children = process.descendants().map(ProcessHandle::pid).toList();
    return new Memory(own, children.stream().mapToLong(Server::resident).sum(), children.size());
  }

  /** Resident memory in kilobytes. */
  record Memory(long server, long children, int processes) {}

  private static long resident(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException gone) {
      return 0;
    }
  }

  static String java() {
    return ProcessHandle.current().info().command().orElseThrow();
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
