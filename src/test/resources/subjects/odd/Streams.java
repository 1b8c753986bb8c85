// verdict GREEN
// tested byLength endlessIterator even ints iterator later map stream
package odd.streams;

import java.util.*;
import java.util.function.*;
import java.util.stream.*;
class Streams { List<Integer> even(List<Integer> all) { return all.stream().filter(i -> i % 2 == 0).toList(); } Map<Integer, List<String>> byLength(List<String> all) { return all.stream().collect(Collectors.groupingBy(String::length)); } <T, R> List<R> map(List<T> all, Function<? super T, ? extends R> f) { List<R> out = new ArrayList<>(); for (T t : all) out.add(f.apply(t)); return out; } Supplier<Integer> later(int a) { return () -> a + 1; } Predicate<String> longer(int n) { return s -> s.length() > n; } Stream<String> stream(String a) { return Stream.of(a, a + "x"); } IntStream ints(int n) { return IntStream.range(0, n); } Stream<Integer> endless(int a) { return Stream.iterate(a, i -> i + 1); } Iterator<Integer> iterator(int n) { return List.of(n, n + 1).iterator(); } Iterator<Integer> endlessIterator(int a) { return Stream.iterate(a, i -> i + 1).iterator(); } Iterable<Integer> endlessIterable(int a) { return () -> Stream.iterate(a, i -> i + 1).iterator(); } }
