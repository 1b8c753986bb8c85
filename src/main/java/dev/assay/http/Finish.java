package dev.assay.http;

import dev.assay.bus.Wire;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every whole answer gets before it goes out: a tag and how long it may be kept, 304 for who
 * has it, and the packing its asker takes. One per verticle, on its event loop.
 *
 * <p>Not the compression of Vert.x: its handler stands in the pipeline of every connection and
 * would cost each answer, also those that are not packed, and it would hold back server-sent
 * events.
 */
final class Finish {
  /** Shorter bodies gain nothing. */
  static final int LEAST = 1_024;

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  private static final Pattern PACKABLE = Pattern.compile("json|yaml|xml|javascript");

  private final boolean packs;

  Finish(boolean packs) {
    this.packs = packs;
  }

  /** An answer that is ready but for its packing. */
  record Finished(Answer answer, Coding coding) {}

  Finished of(HttpServerRequest request, Answer answer) {
    if (answer.status() >= BAD_REQUEST) {
      return new Finished(kept(answer, Headers.NO_STORE), Coding.NONE);
    }
    if (answer.body().length() == 0) {
      return new Finished(answer, Coding.NONE);
    }
    boolean packs = packs(answer.body().length()) && packable(answer);
    Coding coding = packs ? coding(request, answer.body().length()) : Coding.NONE;
    Answer whole = packs ? varied(answer) : answer;
    return readOnly(request) && answer.status() == OK && !immutable(answer)
        ? tagged(request, whole, coding)
        : new Finished(whole, coding);
  }

  private static Finished tagged(HttpServerRequest request, Answer answer, Coding coding) {
    CharSequence there = answer.header(HttpHeaders.ETAG);
    String etag = there == null ? Wire.etag(answer.body()) : there.toString();
    Answer tagged = kept(answer, Headers.NO_CACHE).with(HttpHeaders.ETAG, Tag.coded(etag, coding));
    String ifNoneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    return ifNoneMatch != null && Tag.matches(ifNoneMatch, etag)
        ? new Finished(tagged.notModified(), Coding.NONE)
        : new Finished(tagged, coding);
  }

  // What a route says of it goes before.
  private static Answer kept(Answer answer, CharSequence otherwise) {
    return answer.header(HttpHeaders.CACHE_CONTROL) == null
        ? answer.with(HttpHeaders.CACHE_CONTROL, otherwise)
        : answer;
  }

  private static Answer varied(Answer answer) {
    return answer.header(HttpHeaders.VARY) == null
        ? answer.with(HttpHeaders.VARY, Headers.ACCEPT_ENCODING)
        : answer;
  }

  // What is packed already, as pictures and fonts are, only grows.
  private static boolean packable(Answer answer) {
    String type = String.valueOf(answer.type());
    return answer.header(HttpHeaders.CONTENT_ENCODING) == null
        && (type.startsWith("text/") || PACKABLE.matcher(type).find());
  }

  // Nobody asks again for what never changes.
  private static boolean immutable(Answer answer) {
    CharSequence kept = answer.header(HttpHeaders.CACHE_CONTROL);
    return kept != null && kept.toString().contains("immutable");
  }

  /** Whether a body of that length is packed for some askers. */
  boolean packs(int length) {
    return packs && length >= LEAST;
  }

  /** How a body of that length is to be packed for this asker. */
  Coding coding(HttpServerRequest request, int length) {
    if (!packs(length)) {
      return Coding.NONE;
    }
    @Nullable String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted == null ? Coding.NONE : Coding.of(accepted);
  }

  private static boolean readOnly(HttpServerRequest request) {
    return HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
  }
}
