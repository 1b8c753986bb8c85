/** How orders and replies travel between the server and a child JVM. Used by both sides. */
@NullMarked
package dev.assay.lab.wire;

import org.jspecify.annotations.NullMarked;
