package dev.assay.lab.instrument;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.function.Predicate;

/**
 * What one instruction must look like to be part of something the compiler generates. Stateless.
 */
@FunctionalInterface
interface Shape {
  Shape ALOAD = load(TypeKind.REFERENCE);
  Shape ILOAD = load(TypeKind.INT);
  Shape ASTORE = store(TypeKind.REFERENCE);
  Shape ISTORE = store(TypeKind.INT);
  Shape SWITCH = i -> i instanceof LookupSwitchInstruction || i instanceof TableSwitchInstruction;
  Shape GOTO = op(Opcode.GOTO);
  Shape JUMP = i -> i instanceof BranchInstruction jump && !Opcode.GOTO.equals(jump.opcode());
  Shape INCREMENT = i -> i instanceof IncrementInstruction;

  /** A {@code close()} of a resource. */
  Shape CLOSE =
      call(call ->
          call.name().equalsString("close")
              && call.type().equalsString("()V")
              && (call.opcode() == Opcode.INVOKEINTERFACE
                  || call.opcode() == Opcode.INVOKEVIRTUAL));

  Shape SUPPRESS = call("addSuppressed", "(Ljava/lang/Throwable;)V");

  /** The question whether assertions are on. */
  Shape ASSERTIONS_OFF = field(Opcode.GETSTATIC, "$assertionsDisabled"::equals);

  Shape IFNE = op(Opcode.IFNE);

  boolean fits(Instruction instruction);

  static Shape op(Opcode opcode) {
    return i -> i.opcode() == opcode;
  }

  static Shape load(TypeKind kind) {
    return i -> i instanceof LoadInstruction load && load.typeKind() == kind;
  }

  static Shape store(TypeKind kind) {
    return i -> i instanceof StoreInstruction store && store.typeKind() == kind;
  }

  /** A call of a method by name and descriptor, whoever owns it. */
  static Shape call(String name, String descriptor) {
    return call(c -> c.name().equalsString(name) && c.type().equalsString(descriptor));
  }

  static Shape call(Predicate<InvokeInstruction> that) {
    return i -> i instanceof InvokeInstruction call && that.test(call);
  }

  /** A read or write of a field. */
  static Shape field(Opcode opcode, Predicate<String> name) {
    return i ->
        i instanceof FieldInstruction field
            && field.opcode() == opcode
            && name.test(field.name().stringValue());
  }

  /** A constant that is pushed. */
  static Shape constant(Object value) {
    return i -> i instanceof ConstantInstruction c && value.equals(c.constantValue());
  }

  /** The local variable that an instruction reads or writes; -1 where it touches none. */
  static int slot(Instruction instruction) {
    return switch (instruction) {
      case LoadInstruction load -> load.slot();
      case StoreInstruction store -> store.slot();
      case IncrementInstruction increment -> increment.slot();
      default -> -1;
    };
  }
}
