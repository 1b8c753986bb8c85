package strong;

import java.util.HashMap;
import java.util.Map;

/** Keeps all of its state behind what another method gives. */
public class Routes {
  private final Map<String, Route> routes = new HashMap<>();

  public Route from(String place) {
    return routes.computeIfAbsent(place, each -> new Route());
  }

  public String next(String place) {
    Route route = routes.get(place);
    if (route == null || route.target == null) {
      return "nowhere";
    }
    return route.toll > 0 ? route.target + " for " + route.toll : route.target;
  }

  /** One way out of a place. */
  public static class Route {
    private String target;
    private int toll;

    private Route() {}

    public Route to(String place) {
      target = place;
      return this;
    }

    public Route toll(String place, int amount) {
      target = place;
      toll = amount;
      return this;
    }
  }
}
