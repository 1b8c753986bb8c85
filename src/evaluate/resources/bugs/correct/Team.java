package com.acme.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** People who work together, at most so many. */
public final class Team {
  private final List<String> members = new ArrayList<>();
  private final int most;

  /**
   * An empty team.
   *
   * @throws IllegalArgumentException if most is not positive
   */
  public Team(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a team has room for somebody: " + most);
    }
    this.most = most;
  }

  /**
   * Takes somebody in.
   *
   * @throws IllegalStateException if there is no room
   */
  public void join(String name) {
    Objects.requireNonNull(name, "name");
    if (members.size() == most) {
      throw new IllegalStateException("there is no room for " + name);
    }
    if (!members.contains(name)) {
      members.add(name);
    }
  }

  /** Whether somebody left who was there. */
  public boolean leave(String name) {
    return members.remove(name);
  }

  /** Who is there now; a copy that cannot be changed. */
  public List<String> members() {
    return List.copyOf(members);
  }

  public int room() {
    return most - members.size();
  }
}
