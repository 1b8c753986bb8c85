package dev.assay.lab.check;

import java.util.Collections;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/**
 * The random order of a seed from its end: of any two tests each comes first in one of the two
 * orders. Made by JUnit, by its name; keeps nothing.
 */
public final class Backwards implements MethodOrderer {
  private final MethodOrderer forwards = new MethodOrderer.Random();

  @Override
  public void orderMethods(MethodOrdererContext context) {
    forwards.orderMethods(context);
    Collections.reverse(context.getMethodDescriptors());
  }
}
