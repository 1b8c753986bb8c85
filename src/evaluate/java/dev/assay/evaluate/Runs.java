package dev.assay.evaluate;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of running a project's tests in plain JVMs: once as they come and under JaCoCo, then
 * twenty times shuffled, in four JVMs with other locales and zones. Immutable.
 *
 * @param methods test methods
 * @param rows tests run: each row of a parameterised test counts
 * @param red tests that never were green
 * @param flaky tests that were green in some runs and red in others
 * @param reds what the red and the flaky ones said
 */
record Runs(int methods, int rows, int green, int red, int flaky, List<String> reds) {
  /** In all, with the first. */
  static final int RERUNS = 20;

  private static final int SECONDS = 300;
  private static final List<Place> PLACES =
      List.of(
          new Place("tr", "TR", "Asia/Kolkata"),
          new Place("ar", "EG", "Pacific/Kiritimati"),
          new Place("de", "CH", "America/St_Johns"),
          new Place("en", "US", "UTC"));

  /** Where a JVM believes it is. */
  private record Place(String language, String country, String zone) {
    List<String> options() {
      return List.of(
          "-Duser.language=" + language, "-Duser.country=" + country, "-Duser.timezone=" + zone);
    }
  }

  /** One run of all tests. */
  private record Round(int green, int methods, Map<String, String> reds) {}

  static Runs of(Project project, Tools tools, long seed) throws IOException, InterruptedException {
    List<Path> junit = tools.junit();
    Path exec = Coverage.file(project);
    String name = project.subject().type();
    List<String> first = new ArrayList<>(new Place("en", "US", "UTC").options());
    first.add(
        "-javaagent:%s=destfile=%s,includes=%s:%s$*".formatted(tools.agent(), exec, name, name));
    first.add("-cp");
    first.add(
        joined(Stream.of(project.runtime(junit), List.of(tools.runner())).flatMap(List::stream)));
    List<Round> rounds =
        new ArrayList<>(new Launch(project, "first", 0, 1, List.of()).rounds(first));
    for (Place place : PLACES) {
      List<String> options = new ArrayList<>(place.options());
      options.add("-cp");
      options.add(joined(Stream.concat(junit.stream(), Stream.of(tools.runner()))));
      int each = RERUNS / PLACES.size();
      long from = seed * RERUNS + (long) PLACES.indexOf(place) * each + 1;
      Launch launch = new Launch(project, place.language(), from, each, project.runtime(List.of()));
      rounds.addAll(launch.rounds(options));
    }
    return summed(rounds);
  }

  /** Once, as they come. */
  static Runs once(Project project, Tools tools) throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(new Place("en", "US", "UTC").options());
    options.add("-cp");
    options.add(
        joined(Stream.concat(project.runtime(tools.junit()).stream(), Stream.of(tools.runner()))));
    return summed(new Launch(project, "once", 0, 1, List.of()).rounds(options));
  }

  private static Runs summed(List<Round> rounds) {
    Map<String, Integer> times = new HashMap<>();
    Map<String, String> words = new HashMap<>();
    for (Round round : rounds) {
      round
          .reds()
          .forEach((test, said) -> {
            times.merge(test, 1, Integer::sum);
            words.putIfAbsent(test, said);
          });
    }
    int red = (int) times.values().stream().filter(count -> count == rounds.size()).count();
    Round first = rounds.getFirst();
    return new Runs(
        first.methods(),
        first.green() + first.reds().size(),
        rounds.stream().mapToInt(Round::green).min().orElse(0),
        red,
        times.size() - red,
        words.entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .sorted()
            .toList());
  }

  /** One JVM. */
  private record Launch(Project project, String name, long seed, int count, List<Path> anew) {
    List<Round> rounds(List<String> options) throws IOException, InterruptedException {
      Path result = project.directory().resolve("run-" + name + ".txt");
      List<String> command = new ArrayList<>(List.of(Server.java(), "-Xmx512m"));
      command.addAll(options);
      command.addAll(
          List.of(
              Rounds.class.getName(),
              result.toString(),
              project.tests().toString(),
              project.subject().type(),
              Long.toString(seed),
              Integer.toString(count)));
      anew.forEach(path -> command.add(path.toString()));
      Process process =
          new ProcessBuilder(command)
              .directory(project.directory().toFile())
              .redirectErrorStream(true)
              .redirectOutput(project.directory().resolve("run-" + name + ".log").toFile())
              .start();
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return read(result, ended ? "the JVM of the tests died" : "the tests did not end");
    }

    private List<Round> read(Path result, String otherwise) throws IOException {
      List<String> lines = Files.exists(result) ? Files.readAllLines(result) : List.of();
      if (lines.isEmpty() || !lines.getLast().equals("END")) {
        throw new IOException(
            "%s, see %s".formatted(otherwise, project.directory().resolve("run-" + name + ".log")));
      }
      List<Round> rounds = new ArrayList<>();
      Map<String, String> reds = new HashMap<>();
      for (String line : lines) {
        String[] words = line.split("\t", 3);
        switch (words[0]) {
          case "SUBJECT" -> shadows(words[1]);
          case "RED" -> reds.put(words[1], words[2]);
          case "ROUND" -> {
            rounds.add(
                new Round(
                    Integer.parseInt(words[1]), Integer.parseInt(words[2]), Map.copyOf(reds)));
            reds.clear();
          }
          default -> {}
        }
      }
      return rounds;
    }

    // What was compiled from the source is run, and not the library's own class of that name.
    private void shadows(String location) throws IOException {
      if (!Path.of(location).equals(project.classes())) {
        throw new IOException("the tests ran against %s".formatted(location));
      }
    }
  }

  private static String joined(Stream<Path> paths) {
    return paths.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
