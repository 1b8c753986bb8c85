package dev.assay.testgen.generate;

import dev.assay.lab.Observed.Interaction;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a partial stub answered to each call that it received: its answers in turn, played again.
 * Immutable.
 *
 * @param all in the order of the calls
 */
record Replies(List<Reply> all) {
  static final String READING = "next|(get|is|was)[A-Z].*";

  Replies {
    all = List.copyOf(all);
  }

  /**
   * A call with its answer.
   *
   * @param answer null where the stub was not told of the method
   * @param byArguments whether the answer is that to these arguments alone
   */
  record Reply(Interaction call, @Nullable Value answer, boolean byArguments) {}

  /** Calls that are answered alike: those of a method, or those of it with the same arguments. */
  record Key(String method, @Nullable List<@Nullable Value> arguments) {}

  /**
   * Whether a method only reads what the stub was told, so that nobody need be told it was asked.
   */
  static boolean reads(String method) {
    return method.matches(READING);
  }

  static Replies of(Value.Stub stub, List<Interaction> heard) {
    Map<String, Integer> turns = new HashMap<>();
    Map<String, List<List<@Nullable Value>>> seen = new HashMap<>();
    List<Reply> all = new ArrayList<>();
    for (Interaction call : heard) {
      Value answer = answer(stub, call.method()).orElse(null);
      if (answer instanceof Value.Turns inTurn) {
        int turn = turns.merge(call.method(), 1, Integer::sum) - 1;
        if (inTurn.byArguments()) {
          List<List<@Nullable Value>> known =
              seen.computeIfAbsent(call.method(), _ -> new ArrayList<>());
          if (!known.contains(call.arguments())) {
            known.add(call.arguments());
          }
          turn = known.indexOf(call.arguments());
        }
        all.add(new Reply(call, inTurn.at(turn), inTurn.byArguments()));
      } else {
        all.add(new Reply(call, answer, false));
      }
    }
    return new Replies(all);
  }

  private static Optional<Value> answer(Value.Stub stub, String method) {
    return stub.methods().stream()
        .filter(each -> each.name().equals(method) && each.answer() != null)
        .findFirst()
        .map(Value.StubMethod::answer);
  }

  /** The answers to calls of a method, or to calls of it with certain arguments, in turn. */
  Map<Key, List<Value>> byMethod() {
    Map<Key, List<Value>> told = new LinkedHashMap<>();
    for (Reply each : all) {
      add(told, new Key(each.call.method(), each.byArguments ? each.call.arguments() : null), each);
    }
    return shortened(told);
  }

  /** The answers to each call. */
  Map<Key, List<Value>> byCall() {
    Map<Key, List<Value>> told = new LinkedHashMap<>();
    all.forEach(each -> add(told, new Key(each.call.method(), each.call.arguments()), each));
    return shortened(told);
  }

  private static void add(Map<Key, List<Value>> told, Key key, Reply reply) {
    if (reply.answer != null) {
      told.computeIfAbsent(key, _ -> new ArrayList<>()).add(reply.answer);
    }
  }

  // The last answer is given again anyway.
  private static Map<Key, List<Value>> shortened(Map<Key, List<Value>> told) {
    for (List<Value> each : told.values()) {
      while (each.size() > 1 && each.getLast().equals(each.get(each.size() - 2))) {
        each.removeLast();
      }
    }
    return told;
  }
}
