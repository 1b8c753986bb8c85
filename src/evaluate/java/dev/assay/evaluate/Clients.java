package dev.assay.evaluate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Many clients at once, each with a question of its own: what fails, how fast, how much memory. */
final class Clients {
  private static final int QUESTIONS_EACH = 3;
  private static final int SAMPLE_MILLIS = 200;
  private static final double MEGABYTE = 1024;

  private final Setting setting;
  private final Report report;

  Clients(Setting setting, Report report) {
    this.setting = setting;
    this.report = report;
  }

  /** One question with how it went; the failure is empty where it was answered. */
  private record Went(double millis, String failure) {}

  void measure(List<Subject> subjects, Ask ask, int clients)
      throws IOException, InterruptedException {
    try (Server server = setting.warmServer("clients", ask)) {
      List<Server.Memory> samples = new ArrayList<>(List.of(server.memory()));
      List<Went> went = new ArrayList<>();
      long start = System.nanoTime();
      try (ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor()) {
        var sampling =
            sampler.scheduleAtFixedRate(
                () -> samples.add(server.memory()), 0, SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
        went.addAll(ask(server, questions(subjects, ask, clients), clients));
        sampling.cancel(false);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      print(went, samples, seconds, clients);
    }
  }

  private record Question(Subject subject, Ask ask) {}

  // No two are the same: where there are more questions than classes, the seed is another.
  private static ConcurrentLinkedQueue<Question> questions(
      List<Subject> subjects, Ask ask, int clients) {
    ConcurrentLinkedQueue<Question> questions = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < clients * QUESTIONS_EACH; i++) {
      long seed = ask.seed() + i / subjects.size();
      questions.add(new Question(subjects.get(i % subjects.size()), ask.withSeed(seed)));
    }
    return questions;
  }

  private static List<Went> ask(
      Server server, ConcurrentLinkedQueue<Question> questions, int clients)
      throws InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
      List<Future<List<Went>>> asking = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        asking.add(pool.submit(() -> client(server, questions)));
      }
      List<Went> went = new ArrayList<>();
      for (Future<List<Went>> each : asking) {
        went.addAll(each.get());
      }
      return went;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client broke down", e.getCause());
    }
  }

  private static List<Went> client(Server server, ConcurrentLinkedQueue<Question> questions)
      throws InterruptedException {
    List<Went> went = new ArrayList<>();
    for (Question next = questions.poll(); next != null; next = questions.poll()) {
      try {
        Server.Timed timed = server.ask(next.subject(), next.ask());
        went.add(new Went(timed.millis(), ""));
      } catch (IOException e) {
        went.add(new Went(0, next.subject().type() + ": " + Measurement.words(e)));
      }
    }
    return went;
  }

  private void print(List<Went> went, List<Server.Memory> samples, double seconds, int clients)
      throws IOException {
    double[] millis =
        went.stream()
            .filter(each -> each.failure().isEmpty())
            .mapToDouble(Went::millis)
            .sorted()
            .toArray();
    List<String> failures =
        went.stream().map(Went::failure).filter(each -> !each.isEmpty()).sorted().toList();
    long server = samples.stream().mapToLong(Server.Memory::server).max().orElse(0);
    long whole =
        samples.stream().mapToLong(each -> each.server() + each.children()).max().orElse(0);
    int processes = samples.stream().mapToInt(Server.Memory::processes).max().orElse(0);
    Table table =
        new Table(
            "clients",
            "questions",
            "failed",
            "per second",
            "p50 ms",
            "p95 ms",
            "slowest ms",
            "server MB (most)",
            "with children MB (most)",
            "children (most)");
    table.row(
        Integer.toString(clients),
        Integer.toString(went.size()),
        Integer.toString(failures.size()),
        Table.number(went.size() / seconds, 2),
        at(millis, 0.5),
        at(millis, 0.95),
        at(millis, 1),
        Table.number(server / MEGABYTE, 0),
        Table.number(whole / MEGABYTE, 0),
        Integer.toString(processes));
    report.fact(
        "clients",
        Map.of(
            "clients", clients,
            "questions", went.size(),
            "failures", failures,
            "perSecond", went.size() / seconds,
            "kilobytes", whole));
    report.section(
        "Many clients at once", table.text() + "\n" + String.join("\n", failures) + "\n");
  }

  private static String at(double[] sorted, double share) {
    return sorted.length == 0
        ? "-"
        : Table.number(sorted[(int) Math.min(sorted.length - 1, sorted.length * share)], 0);
  }
}
