package dev.assay;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Deploys verticles one after the other and takes them down in the opposite order. Used on one
 * context.
 */
final class Deployments {
  private final Vertx vertx;
  private final Deque<String> deployed = new ArrayDeque<>();

  Deployments(Vertx vertx) {
    this.vertx = vertx;
  }

  Future<Void> deploy(Supplier<? extends VerticleBase> verticle, int instances) {
    Promise<String> started = Promise.promise();
    // From a thread of its own: what a verticle deploys is its child, and Vert.x takes all
    // children down at the same time, the store while the last answers still need it.
    Thread.ofVirtual()
        .name("assay-deploy")
        .start(
            () ->
                vertx
                    .deployVerticle(
                        verticle::get, new DeploymentOptions().setInstances(instances))
                    .onComplete(started));
    return started.future().onSuccess(deployed::push).mapEmpty();
  }

  /** How many are up: the front of the house is what was deployed last. */
  int count() {
    return deployed.size();
  }

  /** Takes the newest down, and so on until {@code remaining} are up; goes on after a failure. */
  Future<Void> undeployTo(int remaining) {
    if (deployed.size() <= remaining) {
      return Future.succeededFuture();
    }
    Future<Void> newest = vertx.undeploy(deployed.pop());
    return newest.eventually(() -> undeployTo(remaining));
  }
}
