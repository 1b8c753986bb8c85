package dev.assay.sandbox;

import dev.assay.lab.Order;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a child may carry out another order after this one, as far as the classes tell: they name
 * nothing through which they could leave something behind for the next. What is not known to be
 * harmless is not. The answer costs time and never safety: a child that is not reused is replaced.
 * Stateless; safe on any thread.
 */
final class Reusable {
  private Reusable() {}

  static boolean is(Order order) {
    Map<String, byte[]> tests = order instanceof Order.Check check ? check.tests() : Map.of();
    Map<String, byte[]> subject = order.code().classes();
    Set<String> own = new HashSet<>();
    own.addAll(internal(subject.keySet()));
    own.addAll(internal(tests.keySet()));
    return own.stream().noneMatch(Harmless::taken)
        && subject.values().stream().allMatch(bytes -> harmless(bytes, own, false))
        && tests.values().stream().allMatch(bytes -> harmless(bytes, own, true));
  }

  private static Set<String> internal(Set<String> binary) {
    return binary.stream().map(name -> name.replace('.', '/')).collect(Collectors.toSet());
  }

  private static boolean harmless(byte[] bytes, Set<String> own, boolean test) {
    try {
      ClassModel model = ClassFile.of().parse(bytes);
      ConstantPool pool = model.constantPool();
      for (PoolEntry entry : pool) {
        if (!harmless(entry, own, test)) {
          return false;
        }
      }
      return true;
    } catch (IllegalArgumentException noClassFile) {
      return false;
    }
  }

  private static boolean harmless(PoolEntry entry, Set<String> own, boolean test) {
    return switch (entry) {
      case ClassEntry named -> ofClass(element(named.asInternalName()), own, test);
      case MemberRefEntry member -> {
        String owner = element(member.owner().asInternalName());
        yield ofClass(owner, own, test)
            && Harmless.member(owner, member.name().stringValue(), member.type().stringValue());
      }
      default -> true;
    };
  }

  private static boolean ofClass(String name, Set<String> own, boolean test) {
    return own.contains(name) || Harmless.type(name) || (test && Harmless.typeOfTests(name));
  }

  /** An array is as harmless as its elements; those of primitives have no name to look up. */
  private static String element(String name) {
    if (!name.startsWith("[")) {
      return name;
    }
    String element = name.substring(name.lastIndexOf('[') + 1);
    return element.startsWith("L")
        ? element.substring(1, element.length() - 1)
        : "java/lang/Object";
  }
}
