package dev.assay.sandbox;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one class file says about what its code may do, by which it is told what an order can reach.
 * Immutable.
 *
 * @param name internal
 * @param above the internal name of its superclass
 * @param methods by name with descriptor
 */
record Outline(
    String name,
    boolean isInterface,
    @Nullable String above,
    List<String> interfaces,
    Map<String, Method> methods) {
  static final String INITIALISER = "<clinit>()V";
  static final String CONSTRUCTOR = "<init>";

  private static final ClassFile FILES =
      ClassFile.of(
          ClassFile.DebugElementsOption.DROP_DEBUG, ClassFile.LineNumbersOption.DROP_LINE_NUMBERS);

  /**
   * A method.
   *
   * @param key its name with descriptor
   * @param body null where it is abstract
   */
  record Method(String owner, String key, int flags, @Nullable Body body) {
    boolean named(String name) {
      return key.startsWith(name) && key.charAt(name.length()) == '(';
    }

    /** Whether a call may mean it by what the object is. */
    boolean isVirtual() {
      return (flags & (ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE)) == 0 && key.charAt(0) != '<';
    }

    /** Whether any class below can override it. */
    boolean isOpen() {
      return (flags & (ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED)) != 0;
    }
  }

  Outline {
    interfaces = List.copyOf(interfaces);
  }

  /**
   * Reads a class file.
   *
   * @throws IllegalArgumentException where it is none
   */
  static Outline read(byte[] bytes, Names names) {
    ClassModel model = FILES.parse(bytes);
    String name = names.one(model.thisClass().asInternalName());
    Map<String, Method> methods = new LinkedHashMap<>();
    for (MethodModel method : model.methods()) {
      String key = names.one(method.methodName().stringValue() + method.methodType().stringValue());
      methods.put(key, new Method(name, key, method.flags().flagsMask(), body(method, names)));
    }
    List<String> interfaces = new ArrayList<>();
    for (ClassEntry each : model.interfaces()) {
      interfaces.add(names.one(each.asInternalName()));
    }
    String above = model.superclass().map(each -> names.one(each.asInternalName())).orElse(null);
    boolean isInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
    return new Outline(name, isInterface, above, interfaces, methods);
  }

  private static @Nullable Body body(MethodModel method, Names names) {
    Optional<CodeModel> code = method.code();
    if (code.isPresent()) {
      return new BodyReader(names).read(code.get());
    }
    boolean isNative = (method.flags().flagsMask() & ClassFile.ACC_NATIVE) != 0;
    return isNative ? Body.harmful("native code") : null;
  }
}
