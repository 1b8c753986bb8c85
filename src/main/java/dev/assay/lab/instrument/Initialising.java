package dev.assay.lab.instrument;

import java.lang.classfile.Attributes;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the private methods that a static initialiser calls: they run once while the class loads,
 * and no test can make them run again. A function that is only stored there is no such method.
 * Stateless.
 */
final class Initialising {
  private static final List<String> FUNCTIONS =
      List.of(
          "Ljava/util/function/",
          "Ljava/lang/Runnable;",
          "Ljava/util/concurrent/Callable;",
          "Ljava/util/Comparator");

  private Initialising() {}

  /** Names with descriptors. */
  static Set<String> of(Owner owner) {
    Map<String, Body> reachable = new HashMap<>();
    Deque<Body> next = new ArrayDeque<>();
    for (Body body : owner.bodies()) {
      if (Owner.isStaticInitialiser(body)) {
        next.add(body);
      } else if (body.method().flags().has(AccessFlag.PRIVATE)) {
        reachable.put(body.signature(), body);
      }
    }
    Set<String> functions = functions(owner);
    Set<String> found = new HashSet<>();
    while (!next.isEmpty()) {
      Body body = next.remove();
      for (int index = 0; index < body.size(); index++) {
        if (!isStored(body, index, functions)) {
          called(owner, body.get(index))
              .filter(found::add)
              .map(reachable::get)
              .filter(Objects::nonNull)
              .forEach(next::add);
        }
      }
    }
    found.retainAll(reachable.keySet());
    return found;
  }

  private static Set<String> functions(Owner owner) {
    return owner.model().fields().stream()
        .filter(Initialising::isFunction)
        .map(field -> field.fieldName().stringValue())
        .collect(Collectors.toSet());
  }

  private static boolean isFunction(FieldModel field) {
    return field
        .findAttribute(Attributes.signature())
        .map(found -> found.signature().stringValue())
        .filter(type -> FUNCTIONS.stream().anyMatch(type::contains))
        .isPresent();
  }

  private static boolean isStored(Body body, int index, Set<String> functions) {
    String type =
        switch (body.get(index)) {
          case InvokeInstruction call when call.opcode() == Opcode.INVOKESTATIC ->
              call.type().stringValue();
          case InvokeDynamicInstruction call -> call.type().stringValue();
          default -> "";
        };
    String result = type.substring(type.indexOf(')') + 1);
    if (FUNCTIONS.stream().noneMatch(result::startsWith)) {
      return false;
    }
    Shape stored = Shape.field(Opcode.PUTSTATIC, functions::contains);
    Shape made = Shape.call(call -> call.name().equalsString("<init>"));
    for (int after = index + 1; after < body.size(); after++) {
      if (body.fits(after, stored) || body.fits(after, made, Shape.op(Opcode.PUTSTATIC))) {
        return true;
      }
    }
    return false;
  }

  private static Stream<String> called(Owner owner, Instruction instruction) {
    return switch (instruction) {
      case InvokeInstruction call when call.owner().asInternalName().equals(owner.name()) ->
          Stream.of(call.name().stringValue() + call.type().stringValue());
      case InvokeDynamicInstruction call ->
          call.bootstrapArgs().stream()
              .filter(DirectMethodHandleDesc.class::isInstance)
              .map(DirectMethodHandleDesc.class::cast)
              .filter(handle -> handle.owner().descriptorString().equals("L" + owner.name() + ";"))
              .map(handle -> handle.methodName() + handle.lookupDescriptor());
      default -> Stream.empty();
    };
  }
}
