package dev.assay.review;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.bus.Nearest;
import dev.assay.code.Queries;
import dev.assay.code.Queries.Found;
import dev.assay.code.Queries.Language;
import dev.assay.code.Queries.OfMethod;
import dev.assay.query.Query;
import dev.assay.review.Lookup.Known;
import dev.assay.review.Review.Examine;
import dev.assay.review.Review.Options;
import dev.assay.review.Review.Reviewed;
import dev.assay.testgen.Testgen;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reviews sources: finds what they ask, and asks others what that costs. Safe on any thread; never
 * blocks, for all work is done by whom it asks.
 */
public final class ReviewDesk {
  private static final int MOST_SOURCES = 200;
  private static final int MOST_STATEMENTS = 300;
  // What is left is for putting the answer together and sending it.
  private static final double SHARE_OF_PARTS = 0.9;

  private final Ports ports;

  public ReviewDesk(Ports ports) {
    this.ports = ports;
  }

  /** The review of a question's sources. */
  public Future<Reviewed> review(Examine question, Call call) {
    Map<String, String> sources = sources(question);
    Call parts = shorter(call);
    return ports
        .queries()
        .ask(sources, parts)
        .compose(found ->
            database(question.database(), parts)
                .compose(listed -> whole(question, new Job(sources, found, listed, parts))));
  }

  /**
   * A question under way.
   *
   * @param found by source
   * @param databases whether the database is there
   */
  private record Job(
      Map<String, String> sources, List<Queries> found, Part<Boolean> databases, Call call) {
    List<OfMethod> methods() {
      return found.stream().flatMap(each -> each.methods().stream()).toList();
    }
  }

  private static Call shorter(Call call) {
    long millis = (long) (call.remaining().toMillis() * SHARE_OF_PARTS);
    return Call.of(call.requestId(), Duration.ofMillis(Math.max(1, millis)));
  }

  private static Map<String, String> sources(Examine question) {
    List<Testgen.SourceFile> files = question.sources();
    if ((question.source() == null) == (files == null)) {
      throw Fault.INVALID.because("give either 'source' or 'sources', one of them");
    }
    if (files == null) {
      return Map.of("", Objects.requireNonNull(question.source(), "checked above"));
    }
    if (files.isEmpty() || files.size() > MOST_SOURCES) {
      throw Fault.INVALID.because("'sources' must hold 1 to %d files".formatted(MOST_SOURCES));
    }
    Map<String, String> sources = new LinkedHashMap<>();
    for (Testgen.SourceFile file : files) {
      if (file.path() == null || file.path().isBlank() || file.source() == null) {
        throw Fault.INVALID.because(
            "each of 'sources' needs a 'path' like com/acme/Foo.java and its 'source'");
      }
      if (sources.put(file.path(), file.source()) != null) {
        throw Fault.INVALID.because("'sources' holds '%s' twice".formatted(file.path()));
      }
    }
    return sources;
  }

  // A name that nobody watches is a mistake of the asker; a desk that is down is not.
  private Future<Part<Boolean>> database(@Nullable String database, Call call) {
    if (database == null) {
      return Future.succeededFuture(Part.notAsked());
    }
    return Part.of(() -> ports.databases().ask(new Query.AskDatabases(), call))
        .map(part -> {
          Query.Databases there = part.value();
          if (there == null) {
            return new Part<>(null, part.fault(), part.why());
          }
          List<String> names = there.databases().stream().map(Query.Watched::name).toList();
          if (!names.contains(database)) {
            throw Fault.ABSENT.because(absent(database, names));
          }
          return new Part<>(true, null, null);
        });
  }

  private static String absent(String database, List<String> names) {
    String shown = Nearest.shortened(database);
    return Nearest.of(database, names)
        .map(near -> "no database '%s' is watched; the nearest is '%s'".formatted(shown, near))
        .orElse("no database '%s' is watched, nor any other".formatted(shown));
  }

  private Future<Reviewed> whole(Examine question, Job job) {
    Options options = question.options() == null ? Options.DEFAULT : question.options();
    Future<Map<String, Known>> known = known(question.database(), job);
    Future<Part<TestShare>> share = share(question, options, job);
    return Future.all(known, share)
        .map(all -> answer(question, job, known.result(), share.result()));
  }

  private Future<Map<String, Known>> known(@Nullable String database, Job job) {
    var lookup =
        new Lookup(ports, job.call(), database, Boolean.TRUE.equals(job.databases().value()));
    Map<String, Future<Known>> asked = new LinkedHashMap<>();
    job.methods().stream()
        .flatMap(method -> method.found().stream())
        .filter(ReviewDesk::isWhole)
        .forEach(found -> {
          String sql = String.valueOf(found.text());
          if (asked.size() < MOST_STATEMENTS) {
            asked.computeIfAbsent(sql, lookup::of);
          }
        });
    return Future.all(new ArrayList<>(asked.values()))
        .map(all -> {
          Map<String, Known> answers = new LinkedHashMap<>();
          asked.forEach((sql, answer) -> answers.put(sql, answer.result()));
          return answers;
        });
  }

  private static boolean isWhole(Found found) {
    return found.language() == Language.SQL && found.whole() && found.text() != null;
  }

  private Future<Part<TestShare>> share(Examine question, Options options, Job job) {
    if (Boolean.FALSE.equals(options.tests())) {
      return Future.succeededFuture(Part.notAsked());
    }
    var generate =
        new Testgen.Generate(
            question.source(), question.sources(), null, null, options.classpath(), null);
    return Part.of(
        () -> ports.tests().ask(generate, job.call()).compose(generated -> read(generated, job)));
  }

  private Future<TestShare> read(Testgen.Generated generated, Job job) {
    List<Future<TestShare.Written>> written =
        generated.tests().stream()
            .map(each ->
                ports
                    .unit()
                    .ask(each.source(), job.call())
                    .map(unit -> new TestShare.Written(each, unit)))
            .toList();
    return Future.all(written)
        .map(all ->
            new TestShare(generated, written.stream().map(Future::result).toList(), job.methods()));
  }

  private static Reviewed answer(
      Examine question, Job job, Map<String, Known> known, Part<TestShare> share) {
    var methods = new ArrayList<Review.Method>();
    List<String> paths = List.copyOf(job.sources().keySet());
    var parts = new Answers(question.database(), known, share);
    for (int i = 0; i < job.found().size(); i++) {
      String path = question.sources() == null ? null : paths.get(i);
      job.found().get(i).methods().forEach(each -> methods.add(parts.method(path, each)));
    }
    TestShare tests = share.value();
    String degraded =
        Stream.of(
                job.databases().missing("database"),
                share.missing("tests"),
                tests == null ? null : tests.degraded())
            .filter(Objects::nonNull)
            .reduce((one, other) -> one + "; " + other)
            .orElse(null);
    return new Reviewed(methods, tests == null ? List.of() : tests.classes(), degraded);
  }
}
