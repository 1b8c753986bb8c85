package dev.assay.lab.instrument;

import dev.assay.lab.instrument.Plan.Range;
import dev.assay.lab.probe.Probes;
import dev.assay.lab.probe.Run;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the instructions that talk to {@link Probes}. Stateless. */
final class Probe {
  static final ClassDesc PROBES = Probes.class.describeConstable().orElseThrow();
  private static final ClassDesc RUN = Run.class.describeConstable().orElseThrow();
  private static final ClassDesc INT = ConstantDescs.CD_int;
  private static final ClassDesc VOID = ConstantDescs.CD_void;
  private static final ClassDesc STRING = ConstantDescs.CD_String;
  private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
  private static final int MOST_LABELS = 64;

  private Probe() {}

  static void step(CodeBuilder code) {
    code.invokestatic(PROBES, "step", MethodTypeDesc.of(VOID));
  }

  /** Pushes the id of the mutant that is on. */
  static void mutant(CodeBuilder code) {
    code.getstatic(PROBES, "RUN", RUN).getfield(RUN, "mutant", INT);
  }

  static void take(CodeBuilder code, int branch) {
    if (branch >= 0) {
      code.getstatic(PROBES, "RUN", RUN)
          .getfield(RUN, "taken", ConstantDescs.CD_boolean.arrayType())
          .loadConstant(branch)
          .iconst_1()
          .bastore();
    }
  }

  static void reach(CodeBuilder code, Range range) {
    code.getstatic(PROBES, "RUN", RUN)
        .getfield(RUN, "reached", INT.arrayType())
        .loadConstant(range.first())
        .loadConstant(range.last())
        .iastore();
  }

  static void ints(CodeBuilder code, int site) {
    code.loadConstant(site).invokestatic(PROBES, "ints", MethodTypeDesc.of(VOID, INT, INT, INT));
  }

  static void zero(CodeBuilder code, int site) {
    code.loadConstant(site).invokestatic(PROBES, "zero", MethodTypeDesc.of(VOID, INT, INT));
  }

  /** Does a comparison of two numbers of a type, by the name of the method that does it. */
  static void compare(CodeBuilder code, String method, ClassDesc type, int site) {
    code.loadConstant(site).invokestatic(PROBES, method, MethodTypeDesc.of(INT, type, type, INT));
  }

  static void objects(CodeBuilder code, int place) {
    code.loadConstant(place)
        .invokestatic(PROBES, "objects", MethodTypeDesc.of(VOID, OBJECT, OBJECT, INT));
  }

  static void chosen(CodeBuilder code, String label, int place) {
    code.loadConstant(label)
        .loadConstant(place)
        .invokestatic(PROBES, "chosen", MethodTypeDesc.of(VOID, STRING, STRING, INT));
  }

  static void selected(CodeBuilder code, int site, List<Integer> labels) {
    String text =
        labels.stream().limit(MOST_LABELS).map(String::valueOf).collect(Collectors.joining(","));
    code.loadConstant(site)
        .loadConstant(text)
        .invokestatic(PROBES, "selected", MethodTypeDesc.of(VOID, INT, INT, STRING));
  }
}
