package dev.assay.testgen.evaluate;

import com.sun.source.tree.CompilationUnitTree;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The locals of one call. Confined to the interpreter's thread. */
final class Frame {
  private final CompilationUnitTree unit;
  private final TypeElement owner;
  private final @Nullable Thing self;
  private final Map<Element, @Nullable Object> locals = new HashMap<>();

  Frame(CompilationUnitTree unit, TypeElement owner, @Nullable Thing self) {
    this.unit = unit;
    this.owner = owner;
    this.self = self;
  }

  CompilationUnitTree unit() {
    return unit;
  }

  TypeElement owner() {
    return owner;
  }

  @Nullable Thing self() {
    return self;
  }

  boolean has(Element local) {
    return locals.containsKey(local);
  }

  @Nullable Object get(Element local) {
    if (!locals.containsKey(local)) {
      throw new Stuck("the variable " + local.getSimpleName() + " of an enclosing method");
    }
    return locals.get(local);
  }

  void set(Element local, @Nullable Object value) {
    locals.put(local, value);
  }
}
