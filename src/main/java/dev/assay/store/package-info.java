/**
 * The databases behind worker threads: connection pools, migrations, statistics. The only package
 * that knows Agroal and the drivers. Everything here that touches a connection blocks and runs on
 * the {@code store} pools.
 */
@NullMarked
package dev.assay.store;

import org.jspecify.annotations.NullMarked;
