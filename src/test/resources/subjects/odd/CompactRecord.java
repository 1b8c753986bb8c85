// verdict GREEN
// tested adult of
package odd.compactrecord;

record CompactRecord(String name, int age, java.util.List<String> tags) { CompactRecord { if (name == null || name.isBlank()) throw new IllegalArgumentException("name"); if (age < 0 || age > 150) throw new IllegalArgumentException("age " + age); tags = java.util.List.copyOf(tags); } boolean adult() { return age >= 18; } static CompactRecord of(String name) { return new CompactRecord(name, 0, java.util.List.of()); } }
