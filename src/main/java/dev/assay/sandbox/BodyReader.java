package dev.assay.sandbox;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandleInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the code of one method does. For one method and thread. */
final class BodyReader {
  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";

  private final Names names;
  private final Set<Body.Ref> calls = new LinkedHashSet<>();
  private final Set<String> made = new LinkedHashSet<>();
  private final Set<String> touched = new LinkedHashSet<>();
  private @Nullable String harm;

  BodyReader(Names names) {
    this.names = names;
  }

  Body read(CodeModel code) {
    for (CodeElement element : code) {
      switch (element) {
        case InvokeInstruction call -> call(call);
        case FieldInstruction field -> field(field);
        case NewObjectInstruction creation -> note(creation.className(), made);
        case LoadConstantInstruction load -> constant(load.constantEntry());
        case InvokeDynamicInstruction dynamic -> dynamic(dynamic.invokedynamic());
        default -> {
          // Neither names another class's members nor makes anything.
        }
      }
    }
    return new Body(List.copyOf(calls), List.copyOf(made), List.copyOf(touched), harm);
  }

  private void call(InvokeInstruction call) {
    Body.Manner manner =
        switch (call.opcode()) {
          case INVOKESTATIC -> Body.Manner.STATIC;
          case INVOKESPECIAL -> Body.Manner.SPECIAL;
          default -> Body.Manner.VIRTUAL;
        };
    member(call.method(), manner);
  }

  private void field(FieldInstruction field) {
    boolean ofClass = field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC;
    field(field.field(), ofClass);
  }

  private void field(MemberRefEntry field, boolean ofClass) {
    String owner = owner(field);
    if (Platform.has(owner)) {
      platform(owner, field);
    } else if (ofClass) {
      touched.add(names.one(owner));
    }
  }

  private void member(MemberRefEntry member, Body.Manner manner) {
    String owner = owner(member);
    String name = member.name().stringValue();
    if (Platform.has(owner)) {
      platform(owner, member);
    } else {
      String key = names.one(name + member.type().stringValue());
      calls.add(names.one(new Body.Ref(manner, names.one(owner), key)));
    }
  }

  private void platform(String owner, MemberRefEntry member) {
    String name = member.name().stringValue();
    if (!Harmless.type(owner) || !Harmless.member(owner, name, member.type().stringValue())) {
      harm = owner + "." + name;
    } else if (HarmlessMembers.findsClasses(owner, name)) {
      touched.add(Body.ANY_ENUM);
    }
  }

  private void constant(LoadableConstantEntry entry) {
    switch (entry) {
      // It may be given to what asks an enum for its constants.
      case ClassEntry type -> note(type, touched);
      case MethodHandleEntry _, ConstantDynamicEntry _ -> harm = "a constant that is made by code";
      default -> {
        // Numbers and text.
      }
    }
  }

  private void dynamic(InvokeDynamicEntry entry) {
    MemberRefEntry factory = entry.bootstrap().bootstrapMethod().reference();
    String owner = owner(factory);
    if (!Platform.has(owner)) {
      harm = "a call site of " + owner;
      return;
    }
    platform(owner, factory);
    boolean lambda = owner.equals(LAMBDAS);
    List<LoadableConstantEntry> arguments = entry.bootstrap().arguments();
    for (LoadableConstantEntry argument : arguments) {
      switch (argument) {
        case MethodHandleEntry handle -> handle(handle);
        case ClassEntry type -> note(type, lambda ? made : touched);
        case ConstantDynamicEntry _ -> harm = "a constant that is made by code";
        default -> {
          // Numbers, text and signatures.
        }
      }
    }
    if (lambda) {
      String type =
          MethodTypeDesc.ofDescriptor(entry.type().stringValue()).returnType().descriptorString();
      Harmless.types(type).filter(each -> !Platform.has(each)).map(names::one).forEach(made::add);
    }
  }

  private void handle(MethodHandleEntry handle) {
    MemberRefEntry member = handle.reference();
    switch (handle.kind()) {
      case MethodHandleInfo.REF_getField, MethodHandleInfo.REF_putField -> field(member, false);
      case MethodHandleInfo.REF_getStatic, MethodHandleInfo.REF_putStatic -> field(member, true);
      case MethodHandleInfo.REF_invokeStatic -> member(member, Body.Manner.STATIC);
      case MethodHandleInfo.REF_newInvokeSpecial -> {
        note(member.owner(), made);
        member(member, Body.Manner.SPECIAL);
      }
      case MethodHandleInfo.REF_invokeSpecial -> member(member, Body.Manner.SPECIAL);
      default -> member(member, Body.Manner.VIRTUAL);
    }
  }

  private void note(ClassEntry type, Set<String> into) {
    String name = element(type.asInternalName());
    if (!Platform.has(name)) {
      into.add(names.one(name));
    }
  }

  private static String owner(MemberRefEntry member) {
    return element(member.owner().asInternalName());
  }

  /** An array is as harmless as its elements; those of primitives have no name to look up. */
  static String element(String name) {
    if (!name.startsWith("[")) {
      return name;
    }
    String element = name.substring(name.lastIndexOf('[') + 1);
    return element.startsWith("L")
        ? element.substring(1, element.length() - 1)
        : "java/lang/Object";
  }
}
