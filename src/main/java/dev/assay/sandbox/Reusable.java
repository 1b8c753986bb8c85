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
import org.jspecify.annotations.Nullable;

/**
 * Whether a child may carry out another order after this one, as far as the classes tell: they name
 * nothing through which they could leave something behind for the next. What is not known to be
 * harmless is not. The answer costs time and never safety: a child that is not reused is replaced.
 * Stateless; safe on any thread.
 */
final class Reusable {
  private Reusable() {}

  /**
   * Whether an order's code cannot have marked its child.
   *
   * @param libraries internal names of classes that are harmless as well
   */
  static boolean is(Order order, Set<String> libraries) {
    Map<String, byte[]> tests = order instanceof Order.Check check ? check.tests() : Map.of();
    Map<String, byte[]> subject = order.code().classes();
    Set<String> own = new HashSet<>(libraries);
    Set<String> given = new HashSet<>(internal(subject.keySet()));
    given.addAll(internal(tests.keySet()));
    own.addAll(given);
    return given.stream().noneMatch(Harmless::taken)
        && subject.values().stream().allMatch(bytes -> harmless(bytes, own, false))
        && tests.values().stream().allMatch(bytes -> harmless(bytes, own, true));
  }

  /**
   * The classes that a class names and that are not harmless of themselves, by internal names; null
   * where it names a member that never is, or is no class file.
   */
  static @Nullable Set<String> named(byte[] bytes) {
    Set<String> names = new HashSet<>();
    try {
      for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
        String name =
            switch (entry) {
              case ClassEntry type -> element(type.asInternalName());
              case MemberRefEntry member -> element(member.owner().asInternalName());
              default -> "";
            };
        boolean allowed = name.isEmpty() || Harmless.type(name);
        if (!allowed) {
          names.add(name);
        } else if (entry instanceof MemberRefEntry member
            && !Harmless.member(name, member.name().stringValue(), member.type().stringValue())) {
          return null;
        }
      }
      return names;
    } catch (IllegalArgumentException noClassFile) {
      return null;
    }
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
