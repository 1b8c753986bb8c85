package dev.assay.cli;

import dev.assay.review.Review;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for a review, prints and judges it. Used by one thread, which it blocks. */
@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints what sources ask a database, what that costs, and what is wrong with it.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the review is there, and every limit is kept",
      "1:a limit of --fail-over is passed",
      "2:the command line, or a file it names, is wrong",
      "3:the server did not answer, or could not tell what a limit is of"
    },
    footerHeading = "%nExample:%n",
    footer = "  assay review src/main/java --database demo --fail-over predictedMs=500")
final class ReviewCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Java sources; of a directory all below it. They are read together.")
  private List<Path> files = List.of();

  @Option(
      names = "--database",
      paramLabel = "NAME",
      description = {
        "A database that the server watches; statements are looked up there.",
        "Left out: they are only found."
      })
  private @Nullable String database;

  @Option(
      names = "--fail-over",
      paramLabel = "FIGURE=MS",
      split = ",",
      description = "Limits for each statement: predictedMs=500,meanMs=200.")
  private Map<String, Double> limits = new TreeMap<>();

  @Option(names = "--no-tests", description = "Leaves the tests of the methods out.")
  private boolean noTests;

  @Option(
      names = "--classpath",
      paramLabel = "NAME",
      description = "A name under testgen.classpaths in the server's settings, for the tests.")
  private @Nullable String classpath;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = {
        "Asks this server; also set by ASSAY_URL.",
        "Left out: the one at http://127.0.0.1:8080, or one that is started for this command."
      })
  private @Nullable String server;

  @Option(names = "--json", description = "Prints the server's answer as it is, and nothing else.")
  private boolean json;

  @Option(
      names = "--sarif",
      paramLabel = "FILE",
      description = "Writes smells and problems of plans as SARIF 2.1.0.")
  private @Nullable Path sarif;

  @Option(names = "--quiet", description = "Prints nothing but what went wrong.")
  private boolean quiet;

  private final PrintWriter out;
  private final PrintWriter err;

  ReviewCommand(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    List<Limit> wanted = Limit.of(limits, database);
    Sources sources = Sources.read(files, false);
    Client.Reviewed reviewed = ask(sources);
    var places = new ReviewPlaces(sources);
    if (sarif != null) {
      Reports.write(sarif, SarifReport.of(places.results(reviewed.review())));
    }
    if (json) {
      out.println(reviewed.text());
    } else if (!quiet) {
      new ReviewSummary(out, places).print(reviewed.review());
    }
    return judge(reviewed.review(), wanted, places);
  }

  private Client.Reviewed ask(Sources sources) {
    try (Server asked = Server.reach(server, err, quiet)) {
      var bar = new ProgressBar(err, false);
      return new Client(asked.url(), bar)
          .review(
              new Review.Examine(
                  null, sources.files(), database, new Review.Options(!noTests, classpath)));
    }
  }

  private int judge(Review.Reviewed review, List<Limit> wanted, ReviewPlaces places) {
    int code = Exit.OK;
    for (Limit limit : wanted) {
      Limit.Kept kept = limit.check(review, places);
      kept.passed().forEach(each -> err.println("assay: " + each));
      if (kept.isUnknown()) {
        err.printf("assay: %s is not known of any statement%n", limit.figure());
      }
      int own = kept.isUnknown() ? Exit.FAILED : kept.passed().isEmpty() ? Exit.OK : Exit.MISSED;
      code = Math.max(code, own);
    }
    return code;
  }
}
