package dev.assay.http;

import dev.assay.bus.Wire;
import dev.assay.observe.Live;
import dev.assay.query.Insight;
import dev.assay.query.Query;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All pages of one verticle that look at the live figures: each sample is written as JSON once and
 * sent to all of them. Listens to the bus only while there are any. On its verticle's event loop.
 */
final class LiveHub {
  private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);
  private static final long STILL_HERE_MS = 2_000;
  private static final int TICKS_PER_LOOK = 8;

  private final Vertx vertx;
  private final Set<LiveListener> listeners = new LinkedHashSet<>();
  private List<MessageConsumer<?>> heard = List.of();
  private @Nullable Buffer databases;
  private long timer;
  private long ticks;
  private boolean looking;

  LiveHub(Vertx vertx) {
    this.vertx = vertx;
  }

  int size() {
    return listeners.size();
  }

  /** Tells it what the last minutes were like, and everything from now on. */
  void join(LiveListener listener) {
    if (listeners.isEmpty()) {
      wake();
    }
    listeners.add(listener);
    Live.WATCH
        .ask(vertx, new Live.Watch(listener.after()))
        .onSuccess(past -> listener.send(event("past", null, past)))
        .onFailure(cause -> LOG.warn("event=past-unknown", cause));
    Buffer known = databases;
    if (known == null) {
      look();
    } else {
      listener.send(known);
    }
  }

  void leave(LiveListener listener) {
    listeners.remove(listener);
    if (listeners.isEmpty()) {
      sleep();
    }
  }

  private void wake() {
    timer = vertx.setPeriodic(STILL_HERE_MS, tick -> tick());
    heard =
        List.of(
            Live.SAMPLED.subscribe(vertx, this::sampled),
            Query.COLLECTED.subscribe(vertx, collected -> look()),
            Insight.ANOMALY_OPENED.subscribe(vertx, opened -> look()),
            Insight.ANOMALY_RESOLVED.subscribe(vertx, resolved -> look()));
  }

  private void sleep() {
    vertx.cancelTimer(timer);
    heard.forEach(MessageConsumer::unregister);
    heard = List.of();
    databases = null;
  }

  private void tick() {
    Live.WATCH
        .ask(vertx, new Live.Watch(Long.MAX_VALUE))
        .onFailure(cause -> LOG.warn("event=not-watched", cause));
    if (++ticks % TICKS_PER_LOOK == 0) {
      look();
    }
  }

  private void sampled(Live.Sample sample) {
    send(event("sample", sample.number(), sample));
  }

  private void look() {
    if (!looking) {
      looking = true;
      LiveDatabases.look(vertx)
          .onSuccess(this::looked)
          .onFailure(cause -> LOG.warn("event=databases-unknown", cause))
          .onComplete(done -> looking = false);
    }
  }

  private void looked(LiveDatabases.Overview overview) {
    Buffer event = event("databases", null, overview);
    if (!listeners.isEmpty() && !event.equals(databases)) {
      databases = event;
      send(event);
    }
  }

  private void send(Buffer event) {
    // A copy, since one that is dropped leaves at once.
    List.copyOf(listeners).forEach(listener -> listener.send(event));
  }

  private static Buffer event(String name, @Nullable Long id, Record data) {
    return Buffer.buffer()
        .appendString(id == null ? "" : "id: " + id + "\n")
        .appendString("event: " + name + "\ndata: ")
        .appendBuffer(Wire.encode(data))
        .appendString("\n\n");
  }
}
