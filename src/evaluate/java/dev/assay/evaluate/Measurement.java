package dev.assay.evaluate;

import dev.assay.testgen.Mutations;
import dev.assay.testgen.Pit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the tests of classes, one after the other so that the times are undisturbed, and then
 * measures what came, a few classes at once. A failure of one class is kept in its line. Used by
 * one thread.
 */
final class Measurement {
  private final Path work;
  private final Tools tools;
  private final int workers;

  Measurement(Path work, Tools tools, int workers) {
    this.work = work;
    this.tools = tools;
    this.workers = workers;
  }

  /** One that writes its projects below another directory. */
  Measurement below(String name) {
    return new Measurement(work.resolve(name), tools, workers);
  }

  private record Asked(
      Subject subject, List<Double> millis, @Nullable Answer answer, @Nullable String failure) {}

  /**
   * Measures classes.
   *
   * @param times how often each is asked for, with as many seeds; the first answer is measured
   */
  List<Measured> measure(Server server, List<Subject> subjects, Ask ask, int times)
      throws InterruptedException {
    List<Asked> asked = new ArrayList<>();
    for (Subject subject : subjects) {
      Progress.say("asking for " + subject.type());
      asked.add(ask(server, subject, ask, times));
    }
    return measureAll(asked, ask.seed());
  }

  private static Asked ask(Server server, Subject subject, Ask ask, int times)
      throws InterruptedException {
    List<Double> millis = new ArrayList<>();
    @Nullable Answer first = null;
    try {
      for (int i = 0; i < times; i++) {
        Server.Timed timed = server.ask(subject, ask.withSeed(ask.seed() + i));
        millis.add(timed.millis());
        first = first == null ? timed.answer() : first;
      }
      return new Asked(subject, millis, first, null);
    } catch (IOException e) {
      return new Asked(subject, millis, first, "asked: " + words(e));
    }
  }

  private List<Measured> measureAll(List<Asked> asked, long seed) throws InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      List<Future<Measured>> measuring =
          asked.stream().map(each -> pool.submit(() -> measured(each, seed))).toList();
      List<Measured> all = new ArrayList<>();
      for (Future<Measured> each : measuring) {
        all.add(each.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw new IllegalStateException("measuring broke down", e.getCause());
    }
  }

  private Measured measured(Asked asked, long seed) throws InterruptedException {
    Answer answer = asked.answer();
    if (answer == null) {
      return new Measured(asked.subject(), asked.millis(), null, null, asked.failure());
    }
    try {
      Measured.Outside outside = outside(asked.subject(), answer, seed);
      Progress.say("measured " + asked.subject().type());
      return new Measured(asked.subject(), asked.millis(), answer, outside, asked.failure());
    } catch (IOException e) {
      Progress.say("failed " + asked.subject().type() + ": " + words(e));
      return new Measured(asked.subject(), asked.millis(), answer, null, words(e));
    }
  }

  private Measured.Outside outside(Subject subject, Answer answer, long seed)
      throws IOException, InterruptedException {
    Path directory = work.resolve(subject.type());
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("answer.json"), answer.json().toPrettyString());
    Project project = Project.write(directory, subject, answer.tests(), tools.junit());
    Runs runs = Runs.of(project, tools, seed);
    Coverage coverage = Coverage.read(project);
    Mutations mutations =
        Pit.run(
            new Pit.Target(
                directory,
                project.classes(),
                project.tests(),
                subject.classPath(),
                subject.type()));
    return new Measured.Outside(project, runs, coverage, mutations);
  }

  static String words(Exception failed) {
    String message = String.valueOf(failed.getMessage());
    return message.lines().findFirst().orElse(failed.getClass().getSimpleName());
  }
}
