package dev.assay.testgen;

import dev.assay.bus.Bus;
import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.Testgen.Recall;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Serves the tests desk on the bus. Runs on an event loop; the work is done on the desk. */
public final class TestgenVerticle extends VerticleBase {
  private final Bus bus;
  private final TestDesk desk;

  public TestgenVerticle(Bus bus, TestDesk desk) {
    this.bus = bus;
    this.desk = desk;
  }

  @Override
  public Future<?> start() {
    return Future.all(
        bus.serve(
            Testgen.GENERATE,
            (question, call) -> desk.generate(question, call).map(TestDesk.Answer::generated)),
        bus.serve(Testgen.RECALL, this::recall));
  }

  private Future<Generated> recall(Recall question, Call call) {
    if (question.id() == null) {
      throw Fault.INVALID.because("'id' is missing; expected the id of an earlier answer");
    }
    TestDesk.Answer answer = desk.known(question.id());
    if (answer == null) {
      throw Fault.ABSENT.because(
          "no answer with the id '%s' is cached any more; ask the question again"
              .formatted(question.id()));
    }
    return Future.succeededFuture(answer.generated());
  }
}
