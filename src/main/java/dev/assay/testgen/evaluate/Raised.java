package dev.assay.testgen.evaluate;

import javax.lang.model.element.TypeElement;

/** An exception that is not of the sources, of which only the class is known. Immutable. */
record Raised(TypeElement type) {}
