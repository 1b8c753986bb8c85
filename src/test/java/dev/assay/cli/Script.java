package dev.assay.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.bus.Wire;
import dev.assay.testgen.Testgen.Finding;
import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.Testgen.Score;
import dev.assay.testgen.Testgen.Skipped;
import dev.assay.testgen.Testgen.TestClass;
import dev.assay.testgen.Testgen.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server that answers what a test wrote down for each request, the last one again and again. */
final class Script implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Deque<Line>> lines = new ConcurrentHashMap<>();

  private record Line(int status, String type, String body) {}

  Script() throws IOException {
    this("Assay writes JUnit 5 tests");
  }

  Script(String greeting) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    on("GET /", 200, "text/plain", greeting);
  }

  Script on(String request, int status, String type, String body) {
    lines.computeIfAbsent(request, key -> new ArrayDeque<>()).add(new Line(status, type, body));
    return this;
  }

  Script tests(Generated generated) {
    return on("POST /v1/tests", 200, "application/json", Wire.encode(generated).toString());
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    Deque<Line> left =
        lines.getOrDefault(
            exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
            new ArrayDeque<>(List.of(new Line(404, "text/plain", "not in the script"))));
    Line line = left.size() > 1 ? left.remove() : left.element();
    byte[] body = line.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", line.type());
    exchange.sendResponseHeaders(line.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Tests of {@code Foo} that were measured: 82 % of mutants, 90 % of branches. */
  static Generated measured(Verdict verdict) {
    Score score = new Score(0.85, 0.9, 0.82, 41, 50, 12, 30, 3, 0, 0, Map.of(), Map.of(), true);
    return new Generated(
        "id1",
        List.of(new TestClass("com/acme/FooTest.java", "package com.acme;\n\nclass FooTest {}\n")),
        verdict,
        List.of(),
        null,
        "bubblewrap",
        score,
        List.of(),
        List.of(new Finding("Foo.f(int)", 3, "leakedException", "f(\"<\u0001&>\") throws \"NPE\"")),
        List.of(new Skipped("Foo.g()", "PRIVATE", "g is private")),
        Map.of("total", 731.4));
  }

  /** The same as it is of a source that does not compile. */
  static Generated failed(Verdict verdict) {
    return new Generated(
        "id1",
        List.of(),
        verdict,
        List.of("com/acme/Foo.java:3:20: incompatible types"),
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        Map.of());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
