// verdict GREEN
// skipped Store.find(K) NO_BODY
// skipped Store.put(K, V) NO_BODY
// skipped Store.all() NO_BODY
// skipped Store.index() NO_BODY
// tested get put sizes total
package odd.genericinterface;

import java.util.*;
class GenericInterface { interface Store<K extends Comparable<K>, V> { Optional<V> find(K key); void put(K key, V value); List<V> all(); Map<K, Set<V>> index(); } private final Store<String, Integer> store; GenericInterface(Store<String, Integer> store) { this.store = store; } int get(String key) { return store.find(key).orElse(-1); } void put(String key, int value) { if (value < 0) throw new IllegalArgumentException("value"); store.put(key, value); } int total() { return store.all().stream().mapToInt(i -> i).sum(); } int sizes() { return store.index().size(); } }
