package dev.assay.lab.live;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.Collection;
import java.util.Set;

/**
 * How often to look whether what a subject gives is chance. Two elements of a hash table come in
 * the same order every other time, whatever their identity hashes; most of the rest differs at
 * once. Stateless.
 */
final class Chance {
  private static final int MANY = 6;
  private static final Set<String> TABLES =
      Set.of(
          "java/util/HashMap",
          "java/util/HashSet",
          "java/util/Hashtable",
          "java/util/IdentityHashMap",
          "java/util/WeakHashMap",
          "java/util/concurrent/ConcurrentHashMap",
          "java/util/stream/Collectors");

  private Chance() {}

  /** Looks that are worth their time for these class files. */
  static int looks(Collection<byte[]> classes) {
    return classes.stream().anyMatch(Chance::tables) ? MANY : 1;
  }

  private static boolean tables(byte[] bytes) {
    for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
      if (entry instanceof ClassEntry type && TABLES.contains(type.asInternalName())) {
        return true;
      }
    }
    return false;
  }
}
