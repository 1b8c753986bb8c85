package golden.lookalikes;

/** Named like much that its tests need. */
public class Test {
  private final List items = new List();

  public void nested(int $value) {
    if ($value > 3) {
      throw new IllegalStateException();
    }
    items.size += $value;
  }

  public int test() {
    return items.size;
  }

  public static String string(String expected, int test) {
    return expected == null ? null : expected + test;
  }

  public static int object(Object o) {
    return o == null ? 0 : 1;
  }

  public static int object(String o) {
    return o == null ? 0 : 2;
  }
}

class List {
  int size;

  int getSize() {
    return size;
  }
}

class Nested {
  static boolean equals(int a, int b) {
    return a == b;
  }
}

class Integer {}

class String2 {
  static int intValue(int record) {
    return record % 3;
  }
}
