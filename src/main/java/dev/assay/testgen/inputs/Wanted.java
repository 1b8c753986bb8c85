package dev.assay.testgen.inputs;

import javax.lang.model.type.TypeMirror;

/**
 * A place that needs values. Immutable.
 *
 * @param type with no type variables left in it
 * @param name of the parameter or component, which may tell what it means
 * @param depth how many constructors stand around it
 */
public record Wanted(TypeMirror type, String name, int depth) {
  /** Another place inside this one. */
  Wanted inside(TypeMirror inner, String innerName) {
    return new Wanted(inner, innerName, depth + 1);
  }
}
