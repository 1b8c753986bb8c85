package com.acme.lab;

import java.util.ArrayList;
import java.util.List;

/** Collects whole samples and says what is typical of them. */
public final class Sensor {
  private final List<Integer> samples = new ArrayList<>();
  private final int limit;

  /** One that keeps at most so many samples; later ones are dropped. */
  public Sensor(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be positive: " + limit);
    }
    this.limit = limit;
  }

  /** Takes a sample; whether it was kept. */
  public boolean record(int sample) {
    return samples.size() < limit && samples.add(sample);
  }

  /** The mean, rounded towards zero; 0 where there is no sample. */
  public long mean() {
    long sum = 0;
    for (int sample : samples) {
      sum += sample;
    }
    return sum / samples.size();
  }

  /** How many samples are above a threshold. */
  public int above(int threshold) {
    int count = 0;
    for (int sample : samples) {
      if (sample > threshold) {
        count++;
      }
    }
    return count;
  }

  public int count() {
    return samples.size();
  }
}
