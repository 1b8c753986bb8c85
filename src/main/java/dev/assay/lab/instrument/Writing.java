package dev.assay.lab.instrument;

import dev.assay.lab.instrument.Numbering.Mark;
import dev.assay.lab.instrument.Plan.Load;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes one class, and what a method cannot carry again without: a method may become too long, or
 * hold what the class-file library refuses. For one thread.
 */
final class Writing {
  private final ClassFile files;
  private final Owner owner;
  private final Numbering numbering;
  private final Map<Body, Load> loads = new HashMap<>();

  Writing(ClassFile files, Owner owner, Numbering numbering) {
    this.files = files;
    this.owner = owner;
    this.numbering = numbering;
  }

  /** The class file; a RuntimeException says that it cannot be written at all. */
  byte[] write() {
    Mark mark = numbering.mark();
    try {
      return write(new HashSet<>(owner.bodies()));
    } catch (RuntimeException e) {
      numbering.back(mark);
    }
    // The longest is the likeliest to be the one that cannot be written, and trying takes long.
    for (Body body : longestFirst()) {
      lighten(body);
      if (loads.containsKey(body)) {
        Mark lightened = numbering.mark();
        try {
          return write(new HashSet<>(owner.bodies()));
        } catch (RuntimeException e) {
          numbering.back(lightened);
        }
      }
    }
    return write(new HashSet<>(owner.bodies()));
  }

  private List<Body> longestFirst() {
    return owner.bodies().stream().sorted(Comparator.comparingInt(body -> -body.size())).toList();
  }

  /** The names of the methods that carry less than they should. */
  List<String> lighter() {
    return owner.bodies().stream().filter(loads::containsKey).map(Body::name).distinct().toList();
  }

  private void lighten(Body body) {
    Mark mark = numbering.mark();
    for (Load load : Load.values()) {
      if (load != Load.ALL) {
        loads.put(body, load);
      }
      try {
        write(Set.of(body));
        return;
      } catch (RuntimeException e) {
        // the next load is less
      } finally {
        numbering.back(mark);
      }
    }
  }

  private byte[] write(Set<Body> bodies) {
    Map<MethodModel, Weave> weaves = new HashMap<>();
    for (Body body : owner.bodies()) {
      Load load = loads.getOrDefault(body, Load.ALL);
      if (bodies.contains(body) && load != Load.NOTHING) {
        weaves.put(body.method(), new Weave(numbering.plan(owner, body, load), numbering));
      }
    }
    ClassModel model = owner.model();
    return files.transformClass(
        model,
        (type, member) -> {
          Weave weave = member instanceof MethodModel method ? weaves.get(method) : null;
          if (weave != null && member instanceof MethodModel method) {
            type.transformMethod(
                method,
                (writer, element) -> {
                  if (element instanceof CodeModel) {
                    writer.withCode(weave::write);
                  } else {
                    writer.with(element);
                  }
                });
          } else {
            type.with(member);
          }
        });
  }
}
