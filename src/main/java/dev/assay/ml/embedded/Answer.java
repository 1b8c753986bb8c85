package dev.assay.ml.embedded;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered over HTTP, always JSON. Not to be changed once it is made. */
record Answer(int status, Buffer body) {
  private static final Logger LOG = LoggerFactory.getLogger(Answer.class);
  private static final int OK = 200;

  static Answer ok(JsonObject body) {
    return new Answer(OK, body.toBuffer());
  }

  static Answer of(int status, Record body) {
    return new Answer(status, Buffer.buffer(Json.write(body)));
  }

  static Answer ok(Record body) {
    return of(OK, body);
  }

  static Answer error(int status, String words) {
    return new Answer(status, new JsonObject().put("error", words).toBuffer());
  }

  /** Our own failures are logged and told as they are only there. */
  static Answer of(Throwable cause) {
    if (cause instanceof Failure failure) {
      return error(failure.fault().status(), failure.text());
    }
    LOG.error("the model service failed", cause);
    return error(Fault.INTERNAL.status(), "a mistake of ours; the details are in the log");
  }
}
