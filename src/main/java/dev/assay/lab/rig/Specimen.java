package dev.assay.lab.rig;

import java.util.ArrayList;
import java.util.List;

/** A little of everything that subjects do, for a child to warm up on. For one thread. */
final class Specimen {
  private final List<String> names = new ArrayList<>();
  private final int most;

  Specimen(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most must be at least 1, was " + most);
    }
    this.most = most;
  }

  boolean add(String name) {
    if (names.size() >= most || name.isBlank()) {
      return false;
    }
    names.add(name.strip());
    return true;
  }

  int size() {
    return names.size();
  }

  List<String> names() {
    return List.copyOf(names);
  }

  static String grade(int points, double weight) {
    double total = points * weight;
    return switch ((int) total / 10) {
      case 10, 9 -> "A";
      case 8 -> "B";
      default -> total < 0 ? "none" : "C";
    };
  }

  static int sum(int[] numbers) {
    int sum = 0;
    for (int i = 0; i < numbers.length; i++) {
      sum += numbers[i] % 7;
    }
    return sum;
  }
}
