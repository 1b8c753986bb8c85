package dev.assay.lab.instrument;

import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.AccessFlag;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A class with what decides about its methods: which of them are the compiler's work, which a
 * mutant makes no sense in. Immutable once made.
 */
final class Owner {
  private static final List<String> LOGGERS =
      List.of(
          "java/util/logging",
          "org/apache/log4j",
          "org/apache/logging/log4j",
          "org/slf4j",
          "org/apache/commons/logging");
  private static final Set<String> EXCLUDED = Set.of("Generated", "DoNotMutate", "CoverageIgnore");

  private final ClassModel model;
  private final List<Body> bodies;
  private final Set<Integer> logging = new HashSet<>();
  private final Set<String> initialising;
  private final OptionalInt recordLine;

  Owner(ClassModel model) {
    this.model = model;
    this.bodies =
        model.methods().stream()
            .flatMap(method -> method.code().map(code -> new Body(method, code)).stream())
            .toList();
    bodies.forEach(this::findLogging);
    initialising = Initialising.of(this);
    recordLine =
        isRecord()
            ? bodies.stream()
                .map(Owner::lines)
                .filter(lines -> lines.getMin() == lines.getMax())
                .mapToInt(IntSummaryStatistics::getMin)
                .min()
            : OptionalInt.empty();
  }

  ClassModel model() {
    return model;
  }

  List<Body> bodies() {
    return bodies;
  }

  /** The internal name. */
  String name() {
    return model.thisClass().asInternalName();
  }

  boolean isEnum() {
    return extendsType("java/lang/Enum");
  }

  boolean isRecord() {
    return extendsType("java/lang/Record");
  }

  /** Whether a line calls a logger, so that nobody tests what stands on it. */
  boolean logs(int line) {
    return logging.contains(line);
  }

  /** Whether the ways through a method are counted. */
  boolean counts(Body body) {
    return !isStaticInitialiser(body)
        && !model.flags().has(AccessFlag.SYNTHETIC)
        && !body.method().flags().has(AccessFlag.BRIDGE)
        && isWritten(body)
        && !isOfEnum(body)
        && !Annotated.isGenerated(model)
        && !Annotated.isGenerated(body.method());
  }

  /** Whether a method gets mutants. */
  boolean mutates(Body body) {
    return !isStaticInitialiser(body)
        && isWritten(body)
        && !isOfEnum(body)
        && !(isEnum() && body.name().equals("<init>"))
        && !initialising.contains(body.signature())
        && !isOnRecordLine(body)
        && !isExcluded(Annotated.names(model))
        && !isExcluded(Annotated.names(body.method()));
  }

  static boolean isStaticInitialiser(Body body) {
    return body.name().equals("<clinit>");
  }

  private static boolean isWritten(Body body) {
    return !body.method().flags().has(AccessFlag.SYNTHETIC) || body.name().startsWith("lambda$");
  }

  private boolean isOfEnum(Body body) {
    String self = "L" + name() + ";";
    return isEnum()
        && (body.signature().equals("values()[" + self)
            || body.signature().equals("valueOf(Ljava/lang/String;)" + self));
  }

  private boolean isOnRecordLine(Body body) {
    return recordLine.isPresent()
        && IntStream.range(0, body.size())
            .anyMatch(index -> body.line(index) == recordLine.getAsInt());
  }

  private static boolean isExcluded(List<String> annotations) {
    return annotations.stream()
        .map(name -> name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1))
        .anyMatch(name -> EXCLUDED.contains(name.replace(";", "")));
  }

  private boolean extendsType(String type) {
    return model.superclass().filter(parent -> parent.asInternalName().equals(type)).isPresent();
  }

  private void findLogging(Body body) {
    for (int index = 0; index < body.size(); index++) {
      if (body.get(index) instanceof InvokeInstruction call
          && LOGGERS.stream().anyMatch(call.owner().asInternalName()::startsWith)) {
        logging.add(body.line(index));
      }
    }
  }

  private static IntSummaryStatistics lines(Body body) {
    return IntStream.range(0, body.size()).map(body::line).summaryStatistics();
  }
}
