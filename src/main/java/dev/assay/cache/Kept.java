package dev.assay.cache;

import java.time.Duration;

/** What was in a cache, and how long it had been there. Immutable if its value is. */
public record Kept<V>(V value, Duration age) {}
