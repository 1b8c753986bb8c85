package dev.assay.testgen;

import dev.assay.bus.Bus;
import io.vertx.core.VerticleBase;

/** Stub. */
public final class TestgenVerticle extends VerticleBase {
  public TestgenVerticle(Bus bus, TestDesk desk) {}
}
