package dev.assay.cache;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The cache that is usually written first, as the yardstick: a hash map behind a read-write lock,
 * entries with a time to live, and a scan for the oldest one when it is full. Safe on any thread.
 */
final class ScannedTtlMap<K, V> {
  private record Entry<V>(V value, long storedAt) {}

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<K, Entry<V>> entries = new HashMap<>();
  private final int capacity;
  private final long ttlNanos;
  private long hits;
  private long misses;

  ScannedTtlMap(int capacity, long ttlNanos) {
    this.capacity = capacity;
    this.ttlNanos = ttlNanos;
  }

  V get(K key) {
    lock.readLock().lock();
    Entry<V> entry;
    try {
      entry = entries.get(key);
    } finally {
      lock.readLock().unlock();
    }
    boolean found = entry != null && System.nanoTime() - entry.storedAt() < ttlNanos;
    count(found);
    return found ? entry.value() : null;
  }

  void put(K key, V value) {
    lock.writeLock().lock();
    try {
      if (entries.size() >= capacity && !entries.containsKey(key)) {
        entries.remove(oldest());
      }
      entries.put(key, new Entry<>(value, System.nanoTime()));
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void count(boolean found) {
    lock.writeLock().lock();
    try {
      if (found) {
        hits++;
      } else {
        misses++;
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private K oldest() {
    K oldest = null;
    long storedAt = Long.MAX_VALUE;
    for (Map.Entry<K, Entry<V>> entry : entries.entrySet()) {
      if (entry.getValue().storedAt() < storedAt) {
        storedAt = entry.getValue().storedAt();
        oldest = entry.getKey();
      }
    }
    return oldest;
  }
}
