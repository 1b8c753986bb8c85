/** What a child JVM does from its start to its end. Only {@code Exit} is read by the server too. */
@NullMarked
package dev.assay.lab.child;

import org.jspecify.annotations.NullMarked;
