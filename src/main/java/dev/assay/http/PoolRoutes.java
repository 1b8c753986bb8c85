package dev.assay.http;

import dev.assay.store.Stores;

/** How the connection pools are used. On event loops. */
final class PoolRoutes {
  private PoolRoutes() {}

  static void add(Routes routes) {
    routes.get(
        "/v1/pools",
        exchange -> exchange.ask(Stores.POOLS, new Stores.AskPools()).map(Answer::json));
  }
}
