package com.acme.media;

import java.util.Objects;

/** What a subscriber may use. */
public final class Subscription {
  /** What is paid for. */
  public enum Plan {
    FREE,
    SINGLE,
    FAMILY
  }

  private final Plan plan;
  private final boolean suspended;

  public Subscription(Plan plan, boolean suspended) {
    this.plan = Objects.requireNonNull(plan, "plan");
    this.suspended = suspended;
  }

  /** On how many devices it can be used at once: free 1, single 2, family 6. */
  public int devices() {
    if (suspended) {
      return 0;
    }
    int devices;
    switch (plan) {
      case FREE:
        devices = 1;
        break;
      case SINGLE:
        devices = 2;
      case FAMILY:
        devices = 6;
        break;
      default:
        throw new IllegalStateException("unknown plan " + plan);
    }
    return devices;
  }

  /** Whether there is advertising. */
  public boolean advertising() {
    return plan == Plan.FREE && !suspended;
  }

  public Plan plan() {
    return plan;
  }
}
