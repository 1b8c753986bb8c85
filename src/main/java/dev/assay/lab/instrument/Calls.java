package dev.assay.lab.instrument;

import dev.assay.lab.instrument.Plan.Site;
import dev.assay.lab.search.Runs.Compared;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes what looks at the operands of calls, and what stands for a call to exit. One method. */
final class Calls {
  private static final MethodTypeDesc EXIT =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
  private static final MethodTypeDesc EXIT_RUNTIME =
      EXIT.insertParameterTypes(0, ClassDesc.of("java.lang.Runtime"));
  private static final Set<String> COMPARES =
      Set.of(
          "equalsIgnoreCase(Ljava/lang/String;)Z",
          "startsWith(Ljava/lang/String;)Z",
          "endsWith(Ljava/lang/String;)Z",
          "contains(Ljava/lang/CharSequence;)Z",
          "indexOf(Ljava/lang/String;)I",
          "compareTo(Ljava/lang/String;)I",
          "contentEquals(Ljava/lang/CharSequence;)Z");
  private static final Set<String> BOXES =
      Set.of("Byte", "Short", "Integer", "Long", "Float", "Double", "Character", "Boolean");

  private final Plan plan;
  private final Body body;
  private final Map<Integer, Integer> places = new HashMap<>();

  Calls(Plan plan, Numbering numbering) {
    this.plan = plan;
    this.body = plan.body();
    for (int index = 0; plan.looks() && index < body.size(); index++) {
      int needed =
          isStringSwitch(index)
              ? Choices.strings(body, index + 1).size()
              : isComparison(index) || isLook(index) ? 1 : 0;
      if (needed > 0) {
        places.put(index, numbering.places(needed));
      }
    }
  }

  /** Notes the operands of a call that compares. */
  void look(CodeBuilder code, int index) {
    Integer place = places.get(index);
    if (place == null) {
      return;
    }
    if (isComparison(index)) {
      code.dup2();
      Probe.objects(code, place);
    } else if (body.get(index) instanceof InvokeInstruction call && isLook(index)) {
      Looks.write(code, call, place, site(index + 1));
    } else {
      int next = place;
      for (String label : Choices.strings(body, index + 1)) {
        code.dup();
        Probe.chosen(code, label, next);
        next++;
      }
    }
  }

  /** Writes an instruction as it is, or what does the same and tells more. */
  void write(CodeBuilder code, int index) {
    Instruction instruction = body.get(index);
    switch (instruction) {
      case InvokeInstruction call when isExit(call.owner().asSymbol(), call.name().stringValue()) ->
          exit(code, call.opcode() == Opcode.INVOKESTATIC);
      case InvokeDynamicInstruction call when mayExit(call) -> dynamic(code, call);
      default -> {
        Site site = plan.sites().get(index + 1);
        if (!plan.looks() || site == null || !compares(code, instruction.opcode(), site)) {
          code.with(instruction);
        }
      }
    }
  }

  private static boolean compares(CodeBuilder code, Opcode opcode, Site site) {
    switch (opcode) {
      case LCMP -> Probe.compare(code, "longs", ConstantDescs.CD_long, site.id());
      case FCMPL -> Probe.compare(code, "floatsLess", ConstantDescs.CD_float, site.id());
      case FCMPG -> Probe.compare(code, "floatsGreater", ConstantDescs.CD_float, site.id());
      case DCMPL -> Probe.compare(code, "doublesLess", ConstantDescs.CD_double, site.id());
      case DCMPG -> Probe.compare(code, "doublesGreater", ConstantDescs.CD_double, site.id());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean isStringSwitch(int index) {
    return index + 1 < body.size() && Choices.isOverHashes(body, index + 1);
  }

  private boolean isComparison(int index) {
    if (!(body.get(index) instanceof InvokeInstruction call)) {
      return false;
    }
    String owner = call.owner().asInternalName();
    String method = call.name().stringValue() + call.type().stringValue();
    if (owner.equals("java/util/Objects")) {
      return method.equals("equals(Ljava/lang/Object;Ljava/lang/Object;)Z");
    }
    boolean string = owner.equals("java/lang/String");
    boolean equals = method.equals("equals(Ljava/lang/Object;)Z");
    return (string && COMPARES.contains(method))
        || (equals
            && (string
                || (owner.startsWith("java/lang/")
                    && BOXES.contains(owner.substring("java/lang/".length())))));
  }

  private boolean isLook(int index) {
    return body.get(index) instanceof InvokeInstruction call && Looks.at(call);
  }

  // Once the condition behind a call needs nothing more, neither does the call.
  private int site(int index) {
    Site site = plan.sites().get(index);
    return site == null ? Compared.WISH : site.id();
  }

  private static boolean isExit(ClassDesc owner, String name) {
    return switch (owner.descriptorString()) {
      case "Ljava/lang/System;" -> name.equals("exit");
      case "Ljava/lang/Runtime;" -> name.equals("exit") || name.equals("halt");
      default -> false;
    };
  }

  private static void exit(CodeBuilder code, boolean isStatic) {
    code.invokestatic(Probe.PROBES, "exit", isStatic ? EXIT : EXIT_RUNTIME);
  }

  private static boolean mayExit(InvokeDynamicInstruction call) {
    return call.bootstrapArgs().stream().anyMatch(Calls::isExit);
  }

  private static boolean isExit(ConstantDesc argument) {
    return argument instanceof DirectMethodHandleDesc handle
        && isExit(handle.owner(), handle.methodName());
  }

  private static void dynamic(CodeBuilder code, InvokeDynamicInstruction call) {
    List<ConstantDesc> arguments =
        call.bootstrapArgs().stream()
            .map(argument ->
                isExit(argument) ? standIn((DirectMethodHandleDesc) argument) : argument)
            .toList();
    code.invokedynamic(
        DynamicCallSiteDesc.of(
            call.bootstrapMethod(),
            call.name().stringValue(),
            call.typeSymbol(),
            arguments.toArray(ConstantDesc[]::new)));
  }

  private static ConstantDesc standIn(DirectMethodHandleDesc handle) {
    return MethodHandleDesc.ofMethod(
        DirectMethodHandleDesc.Kind.STATIC,
        Probe.PROBES,
        "exit",
        handle.kind() == DirectMethodHandleDesc.Kind.STATIC ? EXIT : EXIT_RUNTIME);
  }
}
