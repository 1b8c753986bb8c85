package dev.assay.http;

import dev.assay.ml.Ml;
import dev.assay.query.Forecast;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Models: trained, looked at, made active; and the way to their service. On event loops. */
final class ModelRoutes {
  private static final String ROOT = "/v1/models";
  private static final String JOBS = ROOT + "/jobs/";
  private static final int ACCEPTED = 202;
  private static final CharSequence KEY = HttpHeaders.createOptimized("idempotency-key");

  private ModelRoutes() {}

  /**
   * What is to be trained from.
   *
   * @param key what makes a repeated question the same one; also as the header Idempotency-Key
   */
  record Training(String database, @Nullable String lookback, @Nullable String key) {}

  static void add(Routes routes) {
    routes
        .post(ROOT + "/train", ModelRoutes::train)
        .get(JOBS + "{id}", ModelRoutes::job)
        .get(ROOT, ModelRoutes::models)
        .get(ROOT + "/{id}", ModelRoutes::model)
        .postBare(ROOT + "/{id}/activate", ModelRoutes::activate)
        .get("/v1/ml", ModelRoutes::proxy);
  }

  private static Future<Answer> train(Exchange exchange) {
    Training body = exchange.body(Training.class);
    String key = body.key() == null ? exchange.request().getHeader(KEY) : body.key();
    return exchange
        .ask(Forecast.TRAIN, new Forecast.Train(body.database(), body.lookback(), key))
        .map(job -> Answer.json(ACCEPTED, job).with(HttpHeaders.LOCATION, JOBS + job.id()));
  }

  private static Future<Answer> job(Exchange exchange) {
    return exchange.ask(Forecast.JOB, new Forecast.AskJob(exchange.path("id"))).map(Answer::json);
  }

  private static Future<Answer> models(Exchange exchange) {
    return exchange.ask(Ml.MODELS, new Ml.AskModels()).map(Answer::json);
  }

  private static Future<Answer> model(Exchange exchange) {
    return exchange.ask(Ml.MODEL, new Ml.AskModel(exchange.path("id"))).map(Answer::json);
  }

  private static Future<Answer> activate(Exchange exchange) {
    return exchange.ask(Ml.ACTIVATE, new Ml.Activate(exchange.path("id"))).map(Answer::json);
  }

  private static Future<Answer> proxy(Exchange exchange) {
    return exchange.ask(Ml.PROXY, new Ml.AskProxy()).map(Answer::json);
  }
}
