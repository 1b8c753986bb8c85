package dev.assay.query.advice;

import dev.assay.query.Advisory.AdviceKind;
import dev.assay.query.Advisory.Decision;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How much advice was given and decided on since Assay started. Safe on any thread. */
public final class AdviceCounts {
  private final Map<AdviceKind, LongAdder> given = new ConcurrentHashMap<>();
  private final Map<Decision, LongAdder> decided = new ConcurrentHashMap<>();

  AdviceCounts() {}

  void gave(AdviceKind kind) {
    given.computeIfAbsent(kind, first -> new LongAdder()).increment();
  }

  void decided(Decision decision) {
    decided.computeIfAbsent(decision, first -> new LongAdder()).increment();
  }

  /** Open advice in answers that were made, without those from the cache. */
  public long given(AdviceKind kind) {
    LongAdder count = given.get(kind);
    return count == null ? 0 : count.sum();
  }

  /** Decisions that were taken. */
  public long taken(Decision decision) {
    LongAdder count = decided.get(decision);
    return count == null ? 0 : count.sum();
  }
}
