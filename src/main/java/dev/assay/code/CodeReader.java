package dev.assay.code;

import dev.assay.bus.Call;
import dev.assay.bus.Desk;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.bus.Hash;
import dev.assay.cache.Caches;
import dev.assay.cache.NamedCache;
import dev.assay.code.Code.Cache;
import dev.assay.code.Code.Read;
import dev.assay.code.Code.ReadTest;
import dev.assay.code.Code.Reuse;
import dev.assay.code.Code.Signatures;
import dev.assay.code.SourceReader.Reading;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The front of the code desk: answers from the cache on the calling thread, and reads what is not
 * there on the desk, equal sources once. Safe on any thread; only what says that it blocks does.
 */
public final class CodeReader {
  /** The cache of whole sources, by {@link SourceUnit#hash}. */
  public static final Caches.Declaration<SourceUnit> SOURCES =
      new Caches.Declaration<>("signature", Footprint::of);

  /** The cache of single methods, by {@link MethodSignature#hash}. */
  public static final Caches.Declaration<MethodSignature> METHODS =
      new Caches.Declaration<>("method", Footprint::of);

  private static final Duration WARM_UP = Duration.ofSeconds(60);

  private final Desk desk;
  private final NamedCache<String, SourceUnit> sources;
  private final MethodMemo memo;
  private final int maxSource;

  /**
   * @param maxSource bytes of UTF-8 that a source may have
   */
  public CodeReader(
      Desk desk,
      NamedCache<String, SourceUnit> sources,
      NamedCache<String, MethodSignature> methods,
      int maxSource) {
    this.desk = desk;
    this.sources = sources;
    this.memo = MethodMemo.of(methods::find, method -> methods.put(method.hash(), method));
    this.maxSource = maxSource;
  }

  /**
   * The answer if the source is known; null where it is not, or where {@link #read} has to say what
   * is wrong with the question. Only looks: never waits, never throws, and leaves counting a miss
   * to {@link #read}.
   */
  public @Nullable Signatures known(Read question) {
    return known(question, hash -> valueOf(sources.peek(hash)));
  }

  /** The answer, from the cache or else read on the desk. */
  public Future<Signatures> read(Read question, Call call) {
    Signatures known = known(question, sources::find);
    return known == null ? load(question, call) : Future.succeededFuture(known);
  }

  private @Nullable Signatures known(Read question, Look look) {
    String source = question.source();
    if (source == null || source.length() > maxSource) {
      return null;
    }
    SourceUnit unit = look.at(Hash.of(source));
    if (unit == null) {
      return null;
    }
    try {
      return answer(question, unit, Cache.HIT, null);
    } catch (Failure absent) {
      return null;
    }
  }

  /** A look into the cache, which counts or does not count what is missed. */
  private interface Look {
    @Nullable SourceUnit at(String hash);
  }

  private static @Nullable SourceUnit valueOf(NamedCache.@Nullable Entry<SourceUnit> entry) {
    return entry == null ? null : entry.value();
  }

  /** As {@link #read}, for a caller to whom {@link #known} gave nothing: does not look again. */
  public Future<Signatures> load(Read question, Call call) {
    var reuse = new AtomicReference<@Nullable Reuse>();
    return load(question.source(), call, reuse)
        .map(unit -> answer(question, unit, Cache.MISS, reuse.get()));
  }

  /** All that a source declares, from the cache or else read on the desk. */
  public Future<SourceUnit> unit(String source, Call call) {
    try {
      check(source);
    } catch (Failure refused) {
      return Future.failedFuture(refused);
    }
    SourceUnit known = sources.find(Hash.of(source));
    return known == null
        ? load(source, call, new AtomicReference<>())
        : Future.succeededFuture(known);
  }

  /** As {@link #unit} on the calling thread, which must be one that may block. */
  public SourceUnit unitNow(String source) {
    check(source);
    String hash = Hash.of(source);
    SourceUnit known = sources.find(hash);
    if (known != null) {
      return known;
    }
    SourceUnit unit = SourceReader.read(source, hash, memo).unit();
    sources.put(hash, unit);
    return unit;
  }

  /**
   * What sources ask databases, read on the desk; one reading per source, in their order. Sources
   * of one question know each other's constants.
   *
   * @param sources by the names that failures call them; an empty one for a source without
   */
  public Future<List<Queries>> queries(Map<String, String> sources, Call call) {
    try {
      sources.values().forEach(this::check);
    } catch (Failure refused) {
      return Future.failedFuture(refused);
    }
    return desk.work(call, () -> QueryReader.read(sources));
  }

  /** What a JUnit test says of the code it tests; blocks while it reads. */
  public ReadTest readTest(String source) {
    check(source);
    return TestReader.read(source);
  }

  /** Reads a sample on the desk, so that the first question does not pay for loading the parser. */
  public Future<Void> warm() {
    return desk.work(Call.within(WARM_UP), Sample::read).mapEmpty();
  }

  private Future<SourceUnit> load(
      String source, Call call, AtomicReference<@Nullable Reuse> reuse) {
    try {
      check(source);
    } catch (Failure refused) {
      return Future.failedFuture(refused);
    }
    String hash = Hash.of(source);
    return sources.load(
        hash,
        () ->
            desk.work(
                call,
                () -> {
                  Reading reading = SourceReader.read(source, hash, memo);
                  reuse.set(reading.methods());
                  return reading.unit();
                }));
  }

  // One who waited for another's reading read no method anew.
  private static Signatures answer(
      Read question, SourceUnit unit, Cache cache, @Nullable Reuse reuse) {
    Reuse methods = reuse == null ? new Reuse(Footprint.methods(unit.types()), 0) : reuse;
    return new Signatures(cache, methods, Lookup.in(unit, question.type(), question.method()));
  }

  private void check(@Nullable String source) {
    if (source == null) {
      throw Fault.INVALID.because("field 'source' is missing; a Java source was expected");
    }
    if (source.isBlank()) {
      throw Fault.INVALID.because("field 'source' is blank; a Java source was expected");
    }
    int bytes = Footprint.utf8(source);
    if (bytes > maxSource) {
      throw Fault.TOO_LARGE.because(
          "field 'source' has %d bytes; at most %d are read".formatted(bytes, maxSource));
    }
  }
}
