package dev.assay.lab.instrument;

import java.lang.classfile.Annotation;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.util.ArrayList;
import java.util.List;

/** The annotations of a class or a method. Stateless. */
final class Annotated {
  private Annotated() {}

  /** The descriptors of the annotations that a class file keeps. */
  static List<String> names(AttributedElement element) {
    List<Annotation> all = new ArrayList<>();
    element
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .ifPresent(found -> all.addAll(found.annotations()));
    element
        .findAttribute(Attributes.runtimeInvisibleAnnotations())
        .ifPresent(found -> all.addAll(found.annotations()));
    return all.stream().map(each -> each.className().stringValue()).toList();
  }

  /** Whether an annotation says that a tool made the code, or that tests need not mind it. */
  static boolean isGenerated(AttributedElement element) {
    return names(element).stream().anyMatch(name -> simple(name).contains("Generated"));
  }

  private static String simple(String descriptor) {
    int from = Math.max(descriptor.lastIndexOf('/'), descriptor.lastIndexOf('$')) + 1;
    return descriptor.substring(from, descriptor.length() - 1);
  }
}
