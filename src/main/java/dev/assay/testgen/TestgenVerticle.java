package dev.assay.testgen;

import dev.assay.bus.Bus;
import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.Testgen.Recall;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    // Jobs tell of themselves on their own threads; the bus is used from this one.
    desk.listen(progress -> context.runOnContext(now -> Testgen.PROGRESS.publish(vertx, progress)));
    return Future.all(
        List.of(
            bus.serve(
                Testgen.GENERATE,
                (question, call) -> desk.generate(question, call).map(TestDesk.Answer::generated)),
            bus.serve(Testgen.RECALL, this::recall),
            bus.serve(Testgen.START, desk::start),
            bus.serve(
                Testgen.STATUS,
                (question, call) -> Future.succeededFuture(desk.status(id(question.id())))),
            bus.serve(
                Testgen.CANCEL,
                (question, call) -> Future.succeededFuture(desk.cancel(id(question.id()))))));
  }

  private static String id(@Nullable String id) {
    if (id == null) {
      throw Fault.INVALID.because("'id' is missing; expected the id of an earlier answer");
    }
    return id;
  }

  private Future<Generated> recall(Recall question, Call call) {
    TestDesk.Answer answer = desk.known(id(question.id()));
    if (answer == null) {
      throw Fault.ABSENT.because(
          "no answer with the id '%s' is cached any more; ask the question again"
              .formatted(question.id()));
    }
    return Future.succeededFuture(answer.generated());
  }
}
