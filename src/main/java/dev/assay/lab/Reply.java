package dev.assay.lab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a child JVM answers: any number of {@link Progress}, then one of the others. Immutable. */
public sealed interface Reply {
  /**
   * How far it is.
   *
   * @param stage {@code run}, {@code search}, {@code mutants} or {@code check}
   * @param best the share of mutants killed so far, 0 to 1
   * @param known what is known by now, told now and then: what is left where the child dies
   */
  record Progress(String stage, int done, int total, double best, @Nullable Explored known)
      implements Reply {
    /** Where nothing else is told. */
    public Progress(String stage, int done, int total, double best) {
      this(stage, done, total, best, null);
    }

    /** The same, with what is known by now. */
    public Progress knowing(Explored all) {
      return new Progress(stage, done, total, best, all);
    }
  }

  /**
   * What was found.
   *
   * @param branches every way a condition or a switch of the subject can go
   * @param kills which trial noticed which mutant, and by what
   * @param complete false where the time ended it before the work was done
   * @param lack what could not be told here, in words; null where nothing was lacking
   * @param hung the run that never ended, which is why no more was found; null where all did
   */
  record Explored(
      List<Tried> trials,
      List<Branch> branches,
      List<Mutant> mutants,
      List<Kill> kills,
      boolean complete,
      @Nullable String lack,
      Order.@Nullable Attempt hung)
      implements Reply {
    /** Nothing was lacking. */
    public Explored(
        List<Tried> trials,
        List<Branch> branches,
        List<Mutant> mutants,
        List<Kill> kills,
        boolean complete) {
      this(trials, branches, mutants, kills, complete, null, null);
    }

    /** The same where something could not be told. */
    public Explored lacking(@Nullable String words) {
      return new Explored(trials, branches, mutants, kills, complete, words, hung);
    }

    /** The same where a run never ended. */
    public Explored hanging(Order.@Nullable Attempt run) {
      return new Explored(trials, branches, mutants, kills, complete, lack, run);
    }

    public Explored {
      trials = List.copyOf(trials);
      branches = List.copyOf(branches);
      mutants = List.copyOf(mutants);
      kills = List.copyOf(kills);
    }
  }

  /** The result of each test that was begun; a test that is not among them was not run. */
  record Checked(List<TestResult> results, boolean complete) implements Reply {
    public Checked {
      results = List.copyOf(results);
    }
  }

  /** It could not be done at all: the subject does not load, say. */
  record Refused(String reason) implements Reply {}

  /**
   * A trial with what was seen.
   *
   * @param trial its values as they were before the call
   * @param branches the ids of the branches it took
   * @param nanos how long it took
   */
  record Tried(Order.Trial trial, Observed observed, List<Integer> branches, long nanos) {
    public Tried {
      branches = List.copyOf(branches);
    }
  }

  /**
   * One way out of a condition or a switch.
   *
   * @param id from 0
   * @param type binary name
   * @param method name with descriptor
   * @param site the same for the ways out of one condition
   */
  record Branch(int id, String type, String method, int line, int site) {}

  /**
   * A small change of the bytecode that a good test notices.
   *
   * @param id from 1
   * @param type binary name
   * @param method name with descriptor
   * @param text what was changed, for people: {@code changed < to <=}
   */
  record Mutant(int id, Operator operator, String type, String method, int line, String text) {}

  /** The kinds of change; the names are those of the mutation testing literature. */
  enum Operator {
    CONDITIONALS_BOUNDARY,
    /** The condition is replaced with false; what PIT does instead of negating since 1.7.2. */
    REMOVE_CONDITIONALS,
    MATH,
    INCREMENTS,
    INVERT_NEGATIVES,
    VOID_CALLS,
    EMPTY_RETURNS,
    TRUE_RETURNS,
    FALSE_RETURNS,
    NULL_RETURNS,
    PRIMITIVE_RETURNS,
    CONSTANTS
  }

  /**
   * A trial noticed a mutant.
   *
   * @param items a bit for each of {@link Observed}'s items that differs; all bits where the call
   *     or what comes before it ended otherwise
   */
  record Kill(int mutant, int trial, long items) {
    /** Trials that may notice a mutant before no more are run on it. */
    public static final int MOST = 8;

    /** How many of these may be of the search: all that were given come first. */
    public static final int MOST_SEARCHED = 4;

    /** Trials that may run out of time on a mutant before no more are run on it. */
    public static final int MOST_LATE = 2;

    /** All bits. */
    public static final long ALL = -1L;
  }

  /**
   * One test of a test class.
   *
   * @param type binary name of the test class, with its nested classes
   * @param method the test method's name
   * @param invocation from 1 for parameterised tests, else 0
   * @param passed whether it was green
   * @param message what it said where it was not
   */
  record TestResult(
      String type, String method, int invocation, boolean passed, @Nullable String message) {}
}
