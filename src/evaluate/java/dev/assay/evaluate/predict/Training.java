package dev.assay.evaluate.predict;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.bus.Wire;
import dev.assay.ml.Ml;
import dev.assay.ml.embedded.ModelServer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Trains in the model server that ships inside, over its HTTP. One thread; blocks for minutes. */
final class Training implements AutoCloseable {
  private static final int PATIENCE = 30;
  private static final long PAUSE_MS = 500;
  private static final int FIRST_ERROR = 300;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI fittings;

  /** Opens a model server over a folder for its models. */
  Training(Path models) throws TimeoutException {
    ModelServer server = ModelServer.open(vertx, models, 0).await(PATIENCE, TimeUnit.SECONDS);
    fittings = URI.create(server.url() + "/registry/fittings");
  }

  /** The model of the examples, with its figures on what was held out. */
  Model model(Ml.Fit fit) throws IOException, InterruptedException {
    byte[] body = Wire.encode(fit).getBytes();
    Fitting fitting =
        asked(HttpRequest.newBuilder(fittings).POST(BodyPublishers.ofByteArray(body)).build());
    HttpRequest again = HttpRequest.newBuilder(URI.create(fittings + "/" + fitting.id())).build();
    while (fitting.runs()) {
      Thread.sleep(PAUSE_MS);
      fitting = asked(again);
    }
    if (fitting.model() == null) {
      throw new IOException("no model was made: " + fitting.reason());
    }
    return fitting.model();
  }

  /** What the server says of a training, as far as it is asked for here. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Fitting(String id, String stage, @Nullable Model model, @Nullable String reason) {
    boolean runs() {
      return stage.equals(Ml.Stage.TRAINING.wire()) || stage.equals(Ml.Stage.EVALUATING.wire());
    }
  }

  private Fitting asked(HttpRequest request) throws IOException, InterruptedException {
    var answer = client.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() >= FIRST_ERROR) {
      throw new IOException("the model server says: " + Buffer.buffer(answer.body()));
    }
    return JSON.readValue(answer.body(), Fitting.class);
  }

  @Override
  public void close() throws TimeoutException {
    client.close();
    vertx.close().await(PATIENCE, TimeUnit.SECONDS);
  }
}
