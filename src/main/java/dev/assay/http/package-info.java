/**
 * HTTP on both ports: routes, limits, problem details. The only package that knows the web router;
 * everything here runs on event loops and never blocks.
 */
@NullMarked
package dev.assay.http;

import org.jspecify.annotations.NullMarked;
