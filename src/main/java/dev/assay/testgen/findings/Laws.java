package dev.assay.testgen.findings;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tries the laws of {@code equals}, {@code hashCode} and {@code compareTo}: makes the calls for
 * them, and judges what was seen. Immutable once made.
 */
public final class Laws {
  private static final List<String> OBJECT = List.of("java.lang.Object");

  private final List<Order.Task> tasks = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();
  private int trial;

  /** What a trial asks of which objects; {@code other} is an index too, or one of the below. */
  record Asked(int trial, LawSubject subject, Law law, int one, int other) {
    static final int NULL = -1;
    static final int OTHER_TYPE = -2;
    static final int NONE = -3;
  }

  /** The method a trial calls. */
  enum Law {
    EQUALS,
    HASH_CODE,
    COMPARE_TO
  }

  private Laws(int firstTrial) {
    this.trial = firstTrial;
  }

  /**
   * The calls that try the laws of some classes.
   *
   * @param firstTask the id of the first task, which is the number of tasks that come before
   * @param firstTrial an id above all that are used
   */
  public static Laws of(List<LawSubject> subjects, int firstTask, int firstTrial) {
    Laws laws = new Laws(firstTrial);
    int task = firstTask;
    for (LawSubject subject : subjects) {
      if (subject.equals()) {
        laws.equality(subject, task++);
        laws.hashes(subject, task++);
      }
      if (!subject.compared().isEmpty()) {
        laws.order(subject, task++);
      }
    }
    return laws;
  }

  /** Tasks without a search, to be run with the others. */
  public List<Order.Task> tasks() {
    return List.copyOf(tasks);
  }

  /** Which laws are broken, by what was seen of these trials among all others. */
  public List<Finding> judge(List<Reply.Tried> tried) {
    Map<Integer, Reply.Tried> byId = new HashMap<>();
    tried.forEach(each -> byId.put(each.trial().id(), each));
    List<LawSubject> subjects = asked.stream().map(Asked::subject).distinct().toList();
    return subjects.stream()
        .flatMap(subject ->
            new Judge(
                    subject,
                    asked.stream().filter(each -> each.subject().equals(subject)).toList(),
                    byId)
                .findings().stream())
        .toList();
  }

  private void equality(LawSubject subject, int task) {
    List<Order.Trial> trials = new ArrayList<>();
    List<Value> instances = subject.instances();
    for (int i = 0; i < instances.size(); i++) {
      for (int j = 0; j < instances.size(); j++) {
        ask(trials, task, new Asked(trial, subject, Law.EQUALS, i, j), instances.get(j));
      }
    }
    ask(trials, task, new Asked(trial, subject, Law.EQUALS, 0, Asked.NULL), Value.NULL);
    Value other = new Value.New(TypeName.of(Object.class), List.of(), List.of(), null);
    ask(trials, task, new Asked(trial, subject, Law.EQUALS, 0, Asked.OTHER_TYPE), other);
    tasks.add(task(task, subject, "equals", OBJECT, trials));
  }

  private void hashes(LawSubject subject, int task) {
    List<Order.Trial> trials = new ArrayList<>();
    for (int i = 0; i < subject.instances().size(); i++) {
      asked.add(new Asked(trial, subject, Law.HASH_CODE, i, Asked.NONE));
      trials.add(new Order.Trial(trial++, task, subject.instances().get(i), List.of()));
    }
    tasks.add(task(task, subject, "hashCode", List.of(), trials));
  }

  private void order(LawSubject subject, int task) {
    List<Order.Trial> trials = new ArrayList<>();
    List<Value> instances = subject.instances();
    for (int i = 0; i < instances.size(); i++) {
      for (int j = 0; j < instances.size(); j++) {
        ask(trials, task, new Asked(trial, subject, Law.COMPARE_TO, i, j), instances.get(j));
      }
    }
    tasks.add(task(task, subject, "compareTo", List.of(subject.compared()), trials));
  }

  private void ask(List<Order.Trial> trials, int task, Asked question, Value argument) {
    asked.add(question);
    Value receiver = question.subject().instances().get(question.one());
    trials.add(new Order.Trial(trial++, task, receiver, List.of(argument)));
  }

  private static Order.Task task(
      int id,
      LawSubject subject,
      String method,
      List<String> parameters,
      List<Order.Trial> trials) {
    List<List<Value>> columns = parameters.isEmpty() ? List.of() : List.of(List.of());
    return new Order.Task(id, subject.owner(), method, parameters, trials, columns, List.of());
  }
}
