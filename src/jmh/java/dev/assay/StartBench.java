package dev.assay;

import java.io.BufferedReader;
import java.io.IOException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From starting the process to its first answered request, with and without the JDK's ahead-of-time
 * cache, in turns. Run by scripts/load.
 */
public final class StartBench {
  private static final Pattern GREETING = Pattern.compile("Assay listens on (\\S+),");
  private static final int STARTS = 7;

  private StartBench() {}

  /** Arguments: the java command and the server's jar. */
  public static void main(String[] args) throws Exception {
    String java = args[0];
    String jar = args[1];
    Path cache = Path.of("target", "load.aot");
    rehearse(java, jar, cache);
    double[] plain = new double[STARTS];
    double[] ahead = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      plain[i] = start(List.of(java, "-jar", jar));
      ahead[i] = start(List.of(java, "-XX:AOTCache=" + cache, "-jar", jar));
    }
    System.out.printf(
        "%n%-44s %10s %10s%n", "start to the first answered request", "p50 ms", "best ms");
    print("plain", plain);
    print("with the AOT cache of scripts/run", ahead);
  }

  private static void rehearse(String java, String jar, Path cache) throws Exception {
    int exit =
        new ProcessBuilder(java, "-XX:AOTCacheOutput=" + cache, "-jar", jar, "--rehearse")
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "load-rehearsal.log").toFile())
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException("no AOT cache, see target/load-rehearsal.log");
    }
  }

  private static double start(List<String> command) throws Exception {
    Path data = Files.createTempDirectory("assay-start");
    var builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "HTTP_PORT", "0",
                "MANAGEMENT_PORT", "0",
                "DEMO", "false",
                "DATA_DIR", data.toString()));
    long start = System.nanoTime();
    Process server = builder.start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      ask(client, greeting(server));
      return (System.nanoTime() - start) / 1e6;
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private static void ask(HttpClient client, String base) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(base + "/v1/signatures"))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(Rehearsal.QUESTION))
            .build();
    int status = client.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IllegalStateException("the first request was answered " + status);
    }
  }

  private static String greeting(Process server) throws IOException {
    BufferedReader output = server.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher greeting = GREETING.matcher(line);
      if (greeting.find()) {
        return greeting.group(1);
      }
    }
    throw new IllegalStateException("the server did not start");
  }

  private static void print(String name, double[] millis) {
    Arrays.sort(millis);
    System.out.printf("%-44s %10.0f %10.0f%n", name, millis[millis.length / 2], millis[0]);
  }
}
