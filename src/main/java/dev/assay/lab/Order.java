package dev.assay.lab;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a child JVM is asked to do. Immutable. */
public sealed interface Order {
  /** The code to run. */
  Code code();

  /**
   * Runs calls of the subject, searches for more that tell something new, and finds which mutants
   * each of them would notice.
   *
   * @param observers by binary name of a class of the subject: its methods without parameters that
   *     answer something and change nothing, the most telling first
   * @param steps by qualified name of a class of which there are objects among the inputs: calls
   *     that may bring these into another state
   * @param earlier what another child found that was lost at the same work
   */
  record Explore(
      Code code,
      List<Task> tasks,
      Map<String, List<String>> observers,
      Map<String, List<Step>> steps,
      Effort effort,
      Earlier earlier)
      implements Order {
    public Explore {
      tasks = List.copyOf(tasks);
      observers = Map.copyOf(observers);
      steps = Map.copyOf(steps);
    }

    /** From the beginning. */
    public Explore(
        Code code,
        List<Task> tasks,
        Map<String, List<String>> observers,
        Map<String, List<Step>> steps,
        Effort effort) {
      this(code, tasks, observers, steps, effort, Earlier.NOTHING);
    }

    /** With inputs that stay as they are made. */
    public Explore(
        Code code, List<Task> tasks, Map<String, List<String>> observers, Effort effort) {
      this(code, tasks, observers, Map.of(), effort);
    }
  }

  /**
   * Runs written tests once, and half of them alone where one might leave something to another.
   *
   * @param tests class files by binary name
   * @param seed of the order they run in; the opposite of one gives its order from the end, and the
   *     other half alone
   * @param locale a language tag that is the default while they run; with that of {@link
   *     Whereabouts#AWAY} the rest of the machine is another one too
   * @param zone the default time zone while they run
   */
  record Check(Code code, Map<String, byte[]> tests, long seed, String locale, String zone)
      implements Order {
    public Check {
      tests = Map.copyOf(tests);
    }
  }

  /**
   * A subject.
   *
   * @param classes class files by binary name
   * @param classPath absolute paths of jars and directories it needs
   */
  record Code(Map<String, byte[]> classes, List<String> classPath) {
    public Code {
      classes = Map.copyOf(classes);
      classPath = List.copyOf(classPath);
    }
  }

  /**
   * One method or constructor to call.
   *
   * @param id from 0, in the order of the tasks
   * @param owner binary name
   * @param method its name; {@code <init>} for a constructor
   * @param parameters the erased parameter types by canonical name
   * @param trials the calls to begin with, the most readable first
   * @param columns values worth trying for each parameter
   * @param steps calls on the receiver that may bring it into another state before
   * @param apart true where its trials are run and no more: no test is written of them, so that
   *     they take no branch and no mutant from others, and nothing is searched around them
   */
  record Task(
      int id,
      String owner,
      String method,
      List<String> parameters,
      List<Trial> trials,
      List<List<Value>> columns,
      List<Step> steps,
      boolean apart) {
    /** One that tests are written of. */
    public Task(
        int id,
        String owner,
        String method,
        List<String> parameters,
        List<Trial> trials,
        List<List<Value>> columns,
        List<Step> steps) {
      this(id, owner, method, parameters, trials, columns, steps, false);
    }

    public Task {
      parameters = List.copyOf(parameters);
      trials = List.copyOf(trials);
      columns = List.copyOf(columns);
      steps = List.copyOf(steps);
    }

    /** The same, to be run and no more. */
    public Task setApart() {
      return new Task(id, owner, method, parameters, trials, columns, steps, true);
    }
  }

  /**
   * A call of a method of the receiver, with values worth trying for each parameter.
   *
   * @param then a call on what it answers
   */
  record Step(
      String method, List<String> parameters, List<List<Value>> columns, @Nullable Step then) {
    public Step {
      parameters = List.copyOf(parameters);
      columns = List.copyOf(columns);
    }

    /** A call of which the answer is of no use. */
    public Step(String method, List<String> parameters, List<List<Value>> columns) {
      this(method, parameters, columns, null);
    }
  }

  /**
   * One call with its values. Calls before it stand in the receiver, as {@link Value.Prepared}
   * around each other, the last outermost.
   *
   * @param id unique in the order; what the search adds is numbered on from the highest
   * @param task the id of its task
   * @param receiver null for static methods and constructors
   */
  record Trial(int id, int task, @Nullable Value receiver, List<Value> arguments) {
    public Trial {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * What is known from a child that did not come to the end of the same work, so that the next goes
   * on from there.
   *
   * @param found trials that its search added
   * @param hung runs that took it with them, which are not to be tried again
   */
  record Earlier(List<Trial> found, List<Attempt> hung) {
    /** Nothing was begun before. */
    public static final Earlier NOTHING = new Earlier(List.of(), List.of());

    public Earlier {
      found = List.copyOf(found);
      hung = List.copyOf(hung);
    }
  }

  /**
   * A run.
   *
   * @param mutant what it runs on; 0 for the code as it is
   */
  record Attempt(Trial trial, int mutant) {}

  /**
   * How much to do. Work is counted and not timed, so that the same order gives the same answer;
   * the time only stops what would take too long.
   *
   * @param seed of the search
   * @param searches trials the search may run, 0 for no search
   * @param millis after which whatever is under way is ended and what is known is answered
   */
  record Effort(long seed, int searches, int millis) {}
}
