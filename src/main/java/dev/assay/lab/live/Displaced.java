package dev.assay.lab.live;

import dev.assay.lab.probe.Away;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rewrites a class of the subject so that it is told another time and another machine where it asks
 * the JDK itself for them. Stateless.
 */
final class Displaced {
  private static final ClassDesc AWAY = ClassDesc.of(Away.class.getName());
  private static final MethodTypeDesc OF_MILLIS =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long);
  private static final Set<String> MEMORY = Set.of("maxMemory", "totalMemory", "freeMemory");
  private static final Set<String> CLOCKS = Set.of("systemUTC", "systemDefaultZone", "system");
  private static final Set<String> STAND_INS =
      Arrays.stream(Away.class.getDeclaredMethods())
          .map(Displaced::signature)
          .collect(Collectors.toUnmodifiableSet());

  private Displaced() {}

  private static String signature(Method method) {
    return method.getName()
        + MethodTypeDesc.of(
                method.getReturnType().describeConstable().orElseThrow(),
                Arrays.stream(method.getParameterTypes())
                    .map(type -> type.describeConstable().orElseThrow())
                    .toArray(ClassDesc[]::new))
            .descriptorString();
  }

  static byte[] of(byte[] bytes) {
    ClassModel model = ClassFile.of().parse(bytes);
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof MemberRefEntry member && asks(member)) {
        return ClassFile.of()
            .transformClass(model, ClassTransform.transformingMethodBodies(Displaced::write));
      }
    }
    return bytes;
  }

  private static boolean asks(MemberRefEntry member) {
    String owner = member.owner().asInternalName();
    return owner.startsWith("java/time/")
        || owner.startsWith("java/util/Date")
        || owner.startsWith("java/io/File")
        || owner.startsWith("java/nio/file/Files")
        || owner.equals("java/lang/System")
        || owner.equals("java/lang/Runtime");
  }

  private static void write(CodeBuilder code, CodeElement element) {
    if (!(element instanceof InvokeInstruction call)) {
      code.with(element);
      return;
    }
    String owner = call.owner().asInternalName();
    String name = call.name().stringValue();
    MethodTypeDesc type = call.typeSymbol();
    if (owner.equals("java/util/Date") && name.equals("<init>") && type.parameterCount() == 0) {
      code.invokestatic(ClassDesc.of("java.lang.System"), "currentTimeMillis", ofNothing());
      later(code, ConstantDescs.CD_long);
      code.invokespecial(call.owner().asSymbol(), name, OF_MILLIS);
    } else if (isFile(call, owner, name, type)) {
      code.invokestatic(AWAY, name, seen(call, owner, type));
    } else {
      code.with(element);
      after(code, call, owner);
    }
  }

  private static MethodTypeDesc ofNothing() {
    return MethodTypeDesc.of(ConstantDescs.CD_long);
  }

  private static boolean isFile(
      InvokeInstruction call, String owner, String name, MethodTypeDesc type) {
    boolean files = owner.equals("java/nio/file/Files") && call.opcode() == Opcode.INVOKESTATIC;
    boolean file = owner.equals("java/io/File") && call.opcode() == Opcode.INVOKEVIRTUAL;
    return (files || file) && STAND_INS.contains(name + seen(call, owner, type).descriptorString());
  }

  private static MethodTypeDesc seen(InvokeInstruction call, String owner, MethodTypeDesc type) {
    return call.opcode() == Opcode.INVOKESTATIC
        ? type
        : type.insertParameterTypes(0, ClassDesc.ofInternalName(owner));
  }

  private static void after(CodeBuilder code, InvokeInstruction call, String owner) {
    String name = call.name().stringValue();
    MethodTypeDesc type = call.typeSymbol();
    switch (owner) {
      case "java/lang/Runtime" -> {
        if (name.equals("availableProcessors")) {
          code.invokestatic(AWAY, "other", same(ConstantDescs.CD_int));
        } else if (MEMORY.contains(name)) {
          code.invokestatic(AWAY, "other", same(ConstantDescs.CD_long));
        }
      }
      case "java/lang/System" -> {
        if (name.equals("currentTimeMillis")) {
          later(code, ConstantDescs.CD_long);
        }
      }
      case "java/time/Clock" -> {
        if (CLOCKS.contains(name)) {
          later(code, type.returnType());
        }
      }
      default -> {
        // With a clock it is the time that the code was given.
        boolean now = owner.startsWith("java/time/") && name.equals("now");
        if (now && !type.parameterList().contains(ClassDesc.of("java.time.Clock"))) {
          later(code, type.returnType());
        }
      }
    }
  }

  private static void later(CodeBuilder code, ClassDesc type) {
    if (STAND_INS.contains("later" + same(type).descriptorString())) {
      code.invokestatic(AWAY, "later", same(type));
    }
  }

  private static MethodTypeDesc same(ClassDesc type) {
    return MethodTypeDesc.of(type, type);
  }
}
