package dev.assay.ml;

import dev.assay.bus.Bus;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/**
 * Answers for the model service on the bus. An event-loop verticle: the proxy does not block. Its
 * start does not wait for the service, and does not fail where there is none.
 */
public final class MlVerticle extends VerticleBase {
  private final Bus bus;
  private final ModelProxy proxy;

  public MlVerticle(Bus bus, ModelProxy proxy) {
    this.bus = bus;
    this.proxy = proxy;
  }

  @Override
  public Future<?> start() {
    return Future.all(
            bus.serve(Ml.INFER, proxy::infer),
            bus.serve(Ml.FIT, proxy::fit),
            bus.serve(Ml.FITTING, proxy::fitting),
            bus.serve(Ml.MODELS, proxy::models))
        .compose(served ->
            Future.all(
                bus.serve(Ml.MODEL, proxy::model),
                bus.serve(Ml.ACTIVATE, proxy::activate),
                bus.serve(Ml.PROXY, (question, call) -> Future.succeededFuture(proxy.state()))))
        .onSuccess(served -> proxy.warm());
  }

  @Override
  public Future<?> stop() {
    return proxy.close();
  }
}
