package dev.assay.lab.rig;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A test class with what written tests have: a nested class, a test, a test with rows. Made by
 * hand, since the jar has no class that needs JUnit to be loaded. Stateless.
 */
final class RehearsedTest {
  private static final String NAME = RehearsedTest.class.getPackageName() + ".SpecimenTest";
  private static final ClassDesc OUTER = ClassDesc.of(NAME);
  private static final ClassDesc INNER = OUTER.nested("Add");
  private static final String API = "org.junit.jupiter.api.";
  private static final String PARAMS = "org.junit.jupiter.params.";
  private static final ClassDesc ASSERTIONS = ClassDesc.of(API + "Assertions");
  private static final MethodTypeDesc ROW =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_String);
  private static final MethodTypeDesc EQUALS =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_Object);

  private RehearsedTest() {}

  /** Class files by name. */
  static Map<String, byte[]> classes() {
    return Map.of(NAME, outer(), NAME + "$Add", inner());
  }

  private static byte[] outer() {
    return ClassFile.of()
        .build(
            OUTER,
            type ->
                type.with(nesting())
                    .withMethodBody(
                        ConstantDescs.INIT_NAME,
                        ConstantDescs.MTD_void,
                        0,
                        RehearsedTest::construct));
  }

  private static byte[] inner() {
    return ClassFile.of()
        .build(
            INNER,
            type -> {
              type.with(nesting())
                  .with(annotated(Annotation.of(ClassDesc.of(API + "Nested"))))
                  .withMethodBody(
                      ConstantDescs.INIT_NAME,
                      MethodTypeDesc.of(ConstantDescs.CD_void, OUTER),
                      0,
                      RehearsedTest::construct);
              test(type);
              rows(type);
            });
  }

  private static InnerClassesAttribute nesting() {
    return InnerClassesAttribute.of(
        InnerClassInfo.of(INNER, Optional.of(OUTER), Optional.of("Add"), new AccessFlag[0]));
  }

  private static void construct(CodeBuilder code) {
    code.aload(0)
        .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
        .return_();
  }

  private static void test(ClassBuilder type) {
    method(
        type,
        "add_isRun",
        ConstantDescs.MTD_void,
        List.of(Annotation.of(ClassDesc.of(API + "Test"))),
        code -> code.loadConstant("a").loadConstant("a"));
  }

  private static void rows(ClassBuilder type) {
    AnnotationValue lines =
        AnnotationValue.ofArray(
            AnnotationValue.ofString("1, 'a b'"), AnnotationValue.ofString("-2147483648, ''"));
    method(
        type,
        "add_isRun_forEachRow",
        ROW,
        List.of(
            Annotation.of(
                ClassDesc.of(PARAMS + "ParameterizedTest"),
                AnnotationElement.ofString("name", "{0}, {1}")),
            Annotation.of(
                ClassDesc.of(PARAMS + "provider.CsvSource"), AnnotationElement.of("value", lines))),
        code -> code.aload(2).aload(2));
  }

  private static void method(
      ClassBuilder type,
      String name,
      MethodTypeDesc shape,
      List<Annotation> annotations,
      Consumer<CodeBuilder> values) {
    type.withMethod(
        name,
        shape,
        0,
        method ->
            method
                .with(RuntimeVisibleAnnotationsAttribute.of(annotations))
                .withCode(code -> {
                  values.accept(code);
                  code.invokestatic(ASSERTIONS, "assertEquals", EQUALS).return_();
                }));
  }

  private static RuntimeVisibleAnnotationsAttribute annotated(Annotation annotation) {
    return RuntimeVisibleAnnotationsAttribute.of(annotation);
  }
}
