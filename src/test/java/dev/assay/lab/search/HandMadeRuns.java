package dev.assay.lab.search;

import dev.assay.lab.Observed;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs plain Java functions that log by hand what instrumented classes would. For one thread. */
final class HandMadeRuns implements Runs {
  private final Map<Integer, Body> bodies = new HashMap<>();
  private final Map<String, Action> actions = new HashMap<>();
  private Supplier<Object> receiver = Object::new;
  private Runnable renewal = () -> {};
  int runs;
  int renewals;
  int homecomings;
  int looks = 1;

  interface Body {
    @Nullable Object call(Log log, @Nullable Object receiver, List<@Nullable Object> arguments)
        throws Exception;
  }

  interface Action {
    void on(Object receiver, List<@Nullable Object> arguments);
  }

  /** Thrown by a body that would not come back. */
  static final class Endless extends RuntimeException {
    private static final long serialVersionUID = 1;
    final transient Observed.Why why;

    Endless(Observed.Why why) {
      this.why = why;
    }
  }

  /** What one run does. */
  static final class Log {
    private final int mutant;
    private final BitSet branches = new BitSet();
    private final BitSet mutants = new BitSet();
    private final List<Compared> compared = new ArrayList<>();

    Log(int mutant) {
      this.mutant = mutant;
    }

    /** Condition {@code site} went this way; its branches are twice the site and the next. */
    boolean branch(int site, boolean taken) {
      branches.set(site * 2 + (taken ? 0 : 1));
      return taken;
    }

    /** The operands of a condition. */
    void compare(int site, Object left, Object right) {
      if (!left.equals(right) && compared.size() < 64) {
        compared.add(new Compared(site, left, right));
      }
    }

    /** Whether the mutant is on here. */
    boolean on(int id) {
      mutants.set(id);
      return mutant == id;
    }
  }

  HandMadeRuns task(int id, Body body) {
    bodies.put(id, body);
    return this;
  }

  HandMadeRuns receiver(Supplier<Object> made) {
    receiver = made;
    return this;
  }

  HandMadeRuns step(String method, Action action) {
    actions.put(method, action);
    return this;
  }

  HandMadeRuns onRenew(Runnable action) {
    renewal = action;
    return this;
  }

  @Override
  public Ran run(Trial trial, int mutant) {
    runs++;
    Log log = new Log(mutant);
    Observed observed = observed(trial, log);
    return new Ran(
        observed,
        log.branches,
        mutant == 0 ? log.mutants : new BitSet(),
        mutant == 0 ? log.compared : List.of(),
        1);
  }

  @Override
  public void renew() {
    renewals++;
    renewal.run();
  }

  @Override
  public void leave() {
    renew();
  }

  @Override
  public int looks() {
    return looks;
  }

  @Override
  public void comeHome() {
    homecomings++;
  }

  private Observed observed(Trial trial, Log log) {
    List<@Nullable Object> arguments = new ArrayList<>();
    Object on;
    try {
      on = trial.receiver() == null ? null : live(trial.receiver());
      trial.arguments().forEach(it -> arguments.add(live(it)));
    } catch (RuntimeException e) {
      return new Observed.Lost(Observed.Why.NOT_BUILT, String.valueOf(e));
    }
    try {
      Body body = bodies.get(trial.task());
      Object result = body == null ? null : body.call(log, on, arguments);
      Value value = result == null ? Value.NULL : Value.of(result);
      return new Observed.Returned(value, false, List.of(), List.of(), List.of(), List.of());
    } catch (Endless e) {
      return new Observed.Lost(e.why, "by hand");
    } catch (Exception e) {
      return new Observed.Threw(
          TypeName.of(e.getClass()),
          List.of(e.getClass().getName(), "java.lang.Throwable"),
          e.getMessage(),
          1,
          "Body.call:" + e.getMessage(),
          true,
          List.of());
    }
  }

  private @Nullable Object live(Value value) {
    return switch (value) {
      case Value.Literal(Object literal) -> literal;
      case Value.Null _ -> null;
      case Value.As(TypeName _, Value inner) -> live(inner);
      case Value.New _ -> receiver.get();
      case Value.StaticCall call -> call.arguments().stream().map(this::live).toList();
      case Value.ArrayOf array -> array.elements().stream().map(this::live).toList();
      case Value.Prepared prepared -> {
        Object on = live(prepared.base());
        Action action = actions.get(prepared.method());
        if (on == null || action == null) {
          throw new IllegalStateException("no such call: " + prepared.method());
        }
        List<@Nullable Object> arguments = new ArrayList<>();
        prepared.arguments().forEach(it -> arguments.add(live(it)));
        action.on(on, arguments);
        yield on;
      }
      default -> throw new IllegalStateException("not needed here: " + value);
    };
  }
}
