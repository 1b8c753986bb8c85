package dev.assay.lab.live;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Generates the class that extends a class or implements an interface by asking an {@link
 * InvocationHandler}, which each constructor takes as its first value. Default methods stay what
 * they are, and a package's own types are fine, neither of which a {@link java.lang.reflect.Proxy}
 * can do at once. Stateless.
 */
final class Subclass {
  private static final ClassDesc HANDLER =
      InvocationHandler.class.describeConstable().orElseThrow();
  private static final ClassDesc METHODS = Method[].class.describeConstable().orElseThrow();
  private static final ClassDesc METHOD = Method.class.describeConstable().orElseThrow();
  private static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();
  private static final MethodTypeDesc INVOKE =
      MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object, METHOD, OBJECTS);

  private final Class<?> type;
  private final ClassDesc self;
  private final List<Method> methods;

  private Subclass(Class<?> type, String name, List<Method> methods) {
    this.type = type;
    this.self = ClassDesc.of(name);
    this.methods = methods;
  }

  /**
   * @param number tells the subclasses of one class apart
   * @param overridden the names of methods that the handler answers beside the abstract ones
   */
  static Class<?> of(Class<?> type, SubjectLoader loader, int number, List<String> overridden) {
    boolean own = loader.equals(type.getClassLoader());
    String name = (own ? type.getName() : "stub." + type.getName()) + "$Stub" + number;
    List<Method> methods = overridable(type, overridden);
    try {
      Class<?> made = loader.define(name, new Subclass(type, name, methods).bytes());
      var field = made.getDeclaredField("methods");
      field.setAccessible(true);
      field.set(null, methods.toArray(Method[]::new));
      return made;
    } catch (ReflectiveOperationException | LinkageError | IllegalArgumentException e) {
      throw new Unbuildable("%s cannot be extended: %s".formatted(type.getName(), e));
    }
  }

  private static List<Method> overridable(Class<?> type, List<String> overridden) {
    Map<String, Method> found = new LinkedHashMap<>();
    for (Class<?> each : Members.supertypes(type)) {
      for (Method method : each.getDeclaredMethods()) {
        found.putIfAbsent(method.getName() + descriptor(method).descriptorString(), method);
      }
    }
    int closed = Modifier.STATIC | Modifier.FINAL | Modifier.PRIVATE;
    return found.values().stream()
        .filter(method -> (method.getModifiers() & closed) == 0)
        .filter(method -> !method.isBridge() && !ofEveryObject(method))
        .filter(method ->
            Modifier.isAbstract(method.getModifiers()) || overridden.contains(method.getName()))
        .sorted(java.util.Comparator.comparing(Method::toString))
        .toList();
  }

  // A comparator declares equals and means the one that it has.
  private static boolean ofEveryObject(Method method) {
    return method.getDeclaringClass().isInterface()
        && Arrays.stream(Object.class.getMethods())
            .anyMatch(own ->
                own.getName().equals(method.getName())
                    && descriptor(own).equals(descriptor(method)));
  }

  private byte[] bytes() {
    return ClassFile.of(ClassFile.StackMapsOption.STACK_MAPS_WHEN_REQUIRED)
        .build(
            self,
            builder -> {
              builder.withSuperclass(above());
              if (type.isInterface()) {
                builder.withInterfaceSymbols(desc(type));
              }
              builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER);
              builder.withField("methods", METHODS, ClassFile.ACC_STATIC);
              builder.withField("handler", HANDLER, ClassFile.ACC_PRIVATE);
              constructors(builder);
              for (int i = 0; i < methods.size(); i++) {
                method(builder, i);
              }
            });
  }

  private ClassDesc above() {
    return type.isInterface() ? ConstantDescs.CD_Object : desc(type);
  }

  private void constructors(ClassBuilder builder) {
    Class<?> extended = type.isInterface() ? Object.class : type;
    for (Constructor<?> constructor : extended.getDeclaredConstructors()) {
      if (Modifier.isPrivate(constructor.getModifiers())) {
        continue;
      }
      List<ClassDesc> above =
          Arrays.stream(constructor.getParameterTypes()).map(Subclass::desc).toList();
      List<ClassDesc> all = new ArrayList<>(List.of(HANDLER));
      all.addAll(above);
      builder.withMethodBody(
          ConstantDescs.INIT_NAME,
          MethodTypeDesc.of(ConstantDescs.CD_void, all),
          ClassFile.ACC_PUBLIC | (constructor.isVarArgs() ? ClassFile.ACC_VARARGS : 0),
          // The handler first, since the constructor above may call what it answers.
          code -> {
            code.aload(0).aload(1).putfield(self, "handler", HANDLER).aload(0);
            for (int i = 0; i < above.size(); i++) {
              code.loadLocal(TypeKind.from(above.get(i)), code.parameterSlot(i + 1));
            }
            code.invokespecial(
                    above(),
                    ConstantDescs.INIT_NAME,
                    MethodTypeDesc.of(ConstantDescs.CD_void, above))
                .return_();
          });
    }
  }

  private void method(ClassBuilder builder, int index) {
    Method method = methods.get(index);
    MethodTypeDesc type = descriptor(method);
    int visibility = method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED);
    builder.withMethodBody(
        method.getName(),
        type,
        visibility,
        code -> {
          code.aload(0).getfield(self, "handler", HANDLER).aload(0);
          code.getstatic(self, "methods", METHODS).loadConstant(index).aaload();
          code.loadConstant(type.parameterCount()).anewarray(ConstantDescs.CD_Object);
          for (int i = 0; i < type.parameterCount(); i++) {
            ClassDesc parameter = type.parameterType(i);
            code.dup().loadConstant(i);
            code.loadLocal(TypeKind.from(parameter), code.parameterSlot(i));
            box(code, parameter);
            code.aastore();
          }
          code.invokeinterface(HANDLER, "invoke", INVOKE);
          answer(code, type.returnType());
        });
  }

  private static void box(CodeBuilder code, ClassDesc type) {
    if (type.isPrimitive()) {
      ClassDesc box = boxed(type);
      code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, type));
    }
  }

  private static void answer(CodeBuilder code, ClassDesc type) {
    if (type.equals(ConstantDescs.CD_void)) {
      code.pop().return_();
    } else if (type.isPrimitive()) {
      ClassDesc box = boxed(type);
      code.checkcast(box)
          .invokevirtual(box, type.displayName() + "Value", MethodTypeDesc.of(type))
          .return_(TypeKind.from(type));
    } else {
      code.checkcast(type).areturn();
    }
  }

  private static ClassDesc boxed(ClassDesc primitive) {
    return switch (primitive.displayName()) {
      case "int" -> ConstantDescs.CD_Integer;
      case "long" -> ConstantDescs.CD_Long;
      case "short" -> ConstantDescs.CD_Short;
      case "byte" -> ConstantDescs.CD_Byte;
      case "char" -> ConstantDescs.CD_Character;
      case "boolean" -> ConstantDescs.CD_Boolean;
      case "float" -> ConstantDescs.CD_Float;
      default -> ConstantDescs.CD_Double;
    };
  }

  private static MethodTypeDesc descriptor(Method method) {
    return MethodTypeDesc.of(
        desc(method.getReturnType()),
        Arrays.stream(method.getParameterTypes()).map(Subclass::desc).toList());
  }

  private static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }
}
