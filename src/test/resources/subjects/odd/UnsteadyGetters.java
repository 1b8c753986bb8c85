// verdict GREEN
// skipped UnsteadyGetters.createdAt() UNSTABLE
// tested id() size() name() add( last()
package odd.unsteadygetters;

import java.util.UUID;

class UnsteadyGetters {
  private final long createdAt = System.nanoTime();
  private final String id = UUID.randomUUID().toString();
  private final String name;
  private int size;
  private int last;

  UnsteadyGetters(String name) { this.name = name; }

  long createdAt() { return createdAt; }
  String id() { return id; }
  String name() { return name; }
  int size() { return size; }
  int last() { return last; }

  void add(int more) {
    if (more < 0) {
      throw new IllegalArgumentException("negative");
    }
    last = more;
    size += more;
  }

  String addAndTag(int more) { add(more); return id + more; }
}
